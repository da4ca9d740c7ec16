import { type Tx, db } from '#app/platform/db.ts';
import type { Person, Prisma } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * The person with an address, created if there is none. If many ask at once, one creates it and all
 * get the same person, locked, so that what each does with it happens one after the other.
 */
export async function personWithAddress(
  tx: Tx,
  person: Prisma.PersonCreateManyInput,
): Promise<Person & { isNew: boolean }> {
  const { email } = person;
  const known = await tx.person.findUnique({ where: { email }, select: { id: true } });
  const made = known
    ? []
    : await tx.person.createManyAndReturn({ data: [person], skipDuplicates: true });
  const { id } = made[0] ?? (await tx.person.findUniqueOrThrow({ where: { email } }));
  await lock(tx, 'person', id);
  const now = await tx.person.findUniqueOrThrow({ where: { id } });
  return { ...now, isNew: made.length > 0 };
}

/** The number of the person with an address; null if there is none. */
export async function personByAddress(email: string): Promise<number | null> {
  const person = await db().person.findUnique({ where: { email }, select: { id: true } });
  return person?.id ?? null;
}
