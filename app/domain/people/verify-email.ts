import { inTransaction } from '#app/platform/db.ts';
import { useEmailLink } from './email-links.ts';

type Answer = { personId: number; email: string } | { refused: 'link_is_not_valid' };

/** Confirms that the address belongs to the person, by the link that was mailed to it. */
export async function verifyEmail(request: { token: string; now: Date }): Promise<Answer> {
  return inTransaction(async (tx) => {
    const personId = await useEmailLink(tx, { ...request, purpose: 'verify_email' });
    if (personId === null) return { refused: 'link_is_not_valid' };
    await tx.person.updateMany({
      where: { id: personId, verifiedAt: null },
      data: { verifiedAt: request.now },
    });
    const { email } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    return { personId, email };
  });
}
