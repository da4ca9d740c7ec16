import type { Tx } from '#app/platform/db.ts';
import { personWithAddress } from './person-with-address.ts';

/**
 * A guest lends without an account, known by an address alone. Earlier orders stay with the same person, who
 * may claim them by link later. Whoever has an account, or a role, signs in instead.
 */
export async function guestPerson(
  tx: Tx,
  request: { email: string; language: string; isDemo: boolean; now: Date },
): Promise<{ personId: number; hasAccount: boolean }> {
  const { email, language, isDemo, now } = request;
  const guest = { email, name: '', isNamed: false, language, isDemo, createdAt: now };
  const { id: personId, passwordHash } = await personWithAddress(tx, guest);
  const roles = await tx.staffRole.count({ where: { personId } });
  const partners = await tx.partnerStaff.count({ where: { personId } });
  return { personId, hasAccount: passwordHash !== null || roles + partners > 0 };
}
