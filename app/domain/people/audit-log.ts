import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';

const pageSize = 50;

/** What staff did, newest first, a page at a time; of one subject or verb if asked. */
export async function auditLog(asked: { before: bigint | null; text: string }) {
  const { before, text } = asked;
  const rows = await db().auditRow.findMany({
    where: {
      ...(before !== null && { id: { lt: before } }),
      ...(text && { OR: [{ subject: text }, { verb: text }] }),
    },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  });
  const people = await db().person.findMany({
    where: { id: { in: rows.flatMap((row) => row.actorId ?? []) } },
    select: { id: true, name: true },
  });
  const page = rows.slice(0, pageSize);
  return {
    rows: page.map((row) => ({
      id: row.id,
      at: row.at,
      verb: row.verb,
      subject: row.subject,
      actor: people.find((person) => person.id === row.actorId)?.name ?? null,
      changes: changesOf(row.before, row.after),
    })),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

/** What was changed, by name, each as text: what it was, if it was anything, and what it is. */
function changesOf(before: Prisma.JsonValue, after: Prisma.JsonValue) {
  const was = factsOf(before);
  const is = factsOf(after);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.map((name) => ({ name, was: was[name] ?? null, is: is[name] ?? null }));
}

function factsOf(value: Prisma.JsonValue): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const facts = Object.entries(value).filter(([, fact]) => fact !== null && fact !== undefined);
  return Object.fromEntries(
    facts.map(([name, fact]) => [
      name,
      typeof fact === 'object' ? JSON.stringify(fact) : String(fact),
    ]),
  );
}
