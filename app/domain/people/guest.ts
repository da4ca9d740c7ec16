import { inTransaction } from '#app/platform/db.ts';

/**
 * Who lends without an account: a person known by an address alone. An address
 * that has an account already is told so before anything is paid; a guest's
 * earlier orders stay with the same person, who may claim them by link later.
 */
export async function guestPerson(request: {
  email: string;
  language: string;
  isDemo: boolean;
  now: Date;
}): Promise<{ personId: number } | { refused: 'address_has_an_account' }> {
  const { email, language, isDemo, now } = request;
  return inTransaction(async (tx) => {
    const known = await tx.person.findUnique({
      where: { email },
      include: { staffRoles: { take: 1 }, partnerStaff: { take: 1 } },
    });

    const isTaken = known?.passwordHash || known?.staffRoles.length || known?.partnerStaff.length;
    if (isTaken) return { refused: 'address_has_an_account' };
    if (known) return { personId: known.id };

    const { id } = await tx.person.create({
      data: { email, name: '', isNamed: false, language, isDemo, createdAt: now },
    });
    return { personId: id };
  });
}
