import { db, inTransaction } from '#app/platform/db.ts';
import { openSession } from '#app/domain/people/sessions.ts';

export interface DemoRole {
  readonly id: number;
  readonly name: string;
  /** `admin`, `treasurer`, `officer`, ... or `lender`. */
  readonly role: string;
  /** Of a partner's people: where they work. */
  readonly partner: string | null;
}

/** More would be no list any more; a demonstration has about eighty people. */
const mostPeople = 200;

/** The people one can become in a demonstration; lenders who do not want to be seen are left out. */
export async function demoRoles(): Promise<DemoRole[]> {
  const people = await db().person.findMany({
    where: { isDemo: true, isNamed: true, passwordHash: { not: null }, closedAt: null },
    include: {
      staffRoles: { where: { revokedAt: null } },
      partnerStaff: {
        where: { removedAt: null },
        include: { partner: { select: { name: true } } },
      },
    },
    orderBy: { id: 'asc' },
    take: mostPeople,
  });
  return people.map(({ id, name, staffRoles, partnerStaff }) => ({
    id,
    name,
    role: staffRoles[0]?.role ?? partnerStaff[0]?.role ?? 'lender',
    partner: partnerStaff[0]?.partner.name ?? null,
  }));
}

/** Signs in as a person of the demonstration, without a password: only where nothing is real. */
export async function becomeDemoPerson(request: {
  personId: number;
  agent: string;
  now: Date;
}): Promise<{ token: string } | { refused: 'person_is_real' }> {
  const { personId, agent, now } = request;
  return inTransaction(async (tx) => {
    const person = await tx.person.findFirst({ where: { id: personId, isDemo: true } });
    if (!person) return { refused: 'person_is_real' };
    return { token: await openSession(tx, { personId, agent, device: 'demonstration', now }) };
  });
}
