import type { Tx } from '#app/platform/db.ts';

/**
 * Whoever opens a mail to an address owns the account of it: a password that was set before is a stranger's,
 * and so is every session, passkey and second factor.
 *
 * @param request.passwordHash of the password that they choose now
 */
export async function takeOverAccount(
  tx: Tx,
  request: { personId: number; passwordHash: string; name: string; now: Date },
): Promise<void> {
  const { personId, passwordHash, name, now } = request;
  await tx.person.update({
    where: { id: personId },
    data: { passwordHash, name, verifiedAt: now },
  });
  await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
  const mine = { where: { personId, removedAt: null }, data: { removedAt: now } };
  await tx.passkey.updateMany(mine);
  await tx.secondFactor.updateMany(mine);
}
