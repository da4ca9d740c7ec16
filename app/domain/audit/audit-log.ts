import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { AuditVerb } from './audit-verbs.ts';

const pageSize = 50;

/** What staff did, newest first, by page; if asked, of a verb, a noun or a subject (`loan:12`). */
export async function auditLog(asked: {
  before: bigint | null;
  verb: AuditVerb | null;
  subject: string | null;
}) {
  const { before, verb, subject } = asked;
  const rows = await db().auditRow.findMany({
    where: {
      ...(before !== null && { id: { lt: before } }),
      ...(verb && { verb }),
      ...(subject && { subject: subject.includes(':') ? subject : { startsWith: `${subject}:` } }),
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
      verb: row.verb as AuditVerb,
      subject: row.subject,
      actor: people.find((person) => person.id === row.actorId)?.name ?? null,
      before: factsOf(row.before),
      after: factsOf(row.after),
    })),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

/** The recorded facts of an act, by name, each as text. */
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
