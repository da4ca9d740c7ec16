import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { useEmailLink } from './email-links.ts';
import { hashPassword } from './passwords.ts';

type Answer = { personId: number } | { refused: 'link_is_not_valid' };

/**
 * Sets a new password by a mailed link, closes every session the person had, and takes away the passkeys
 * that are not said to stay: somebody else may have added one.
 */
export async function resetPassword(request: {
  token: string;
  password: string;
  keptPasskeys: readonly number[];
  now: Date;
}): Promise<Answer> {
  const passwordHash = await hashPassword(request.password);
  return inTransaction(async (tx) => {
    const personId = await useEmailLink(tx, { ...request, purpose: 'reset_password' });
    if (personId === null) return { refused: 'link_is_not_valid' };
    await tx.person.update({ where: { id: personId }, data: { passwordHash } });
    await tx.person.updateMany({
      where: { id: personId, verifiedAt: null },
      data: { verifiedAt: request.now },
    });
    await tx.session.updateMany({
      where: { personId, revokedAt: null },
      data: { revokedAt: request.now },
    });
    await tx.passkey.updateMany({
      where: { personId, removedAt: null, id: { notIn: [...request.keptPasskeys] } },
      data: { removedAt: request.now },
    });
    const mail = { template: 'password_changed', personId } as const;
    await enqueue(tx, 'mail.send', mail, request.now);
    return { personId };
  });
}
