import type { Tx } from '#app/platform/db.ts';
import type { Person, Prisma } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * The person of an address, made if there is none. Of many who ask at once one makes it, and all
 * are answered the same person, locked: what each of them does with it comes one after the other.
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
