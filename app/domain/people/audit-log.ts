import { db } from '#app/platform/db.ts';

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
      change: [row.before, row.after]
        .filter((value) => value !== null)
        .map((value) => JSON.stringify(value))
        .join(' → '),
    })),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
