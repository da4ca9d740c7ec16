import { inTransaction } from '#app/platform/db.ts';
import { personWithAddress } from './person-with-address.ts';

/**
 * A guest lends without an account, known by an address alone. If that address
 * has an account, the guest is told before anything is paid; earlier orders
 * stay with the same person, who may claim them by link later.
 */
export async function guestPerson(request: {
  email: string;
  language: string;
  isDemo: boolean;
  now: Date;
}): Promise<{ personId: number } | { refused: 'address_has_an_account' }> {
  const { email, language, isDemo, now } = request;
  return inTransaction(async (tx) => {
    const guest = { email, name: '', isNamed: false, language, isDemo, createdAt: now };
    const { id, passwordHash } = await personWithAddress(tx, guest);
    const roles = await tx.staffRole.count({ where: { personId: id } });
    const partners = await tx.partnerStaff.count({ where: { personId: id } });

    if (passwordHash || roles + partners > 0) return { refused: 'address_has_an_account' };

    return { personId: id };
  });
}
