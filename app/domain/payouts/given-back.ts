import type { Tx } from '#app/platform/db.ts';

/**
 * What a card or an account of deposits has got back: more when a part is held for it, less again when
 * that part fails.
 *
 * @param amount minor units
 */
export async function noteGivenBack(
  tx: Tx,
  part: { cardPaymentId?: number | null; depositAccountId?: number | null },
  amount: bigint,
): Promise<void> {
  const { cardPaymentId, depositAccountId } = part;
  const change = { increment: amount };
  if (cardPaymentId)
    await tx.cardPayment.update({ where: { id: cardPaymentId }, data: { refunded: change } });
  if (depositAccountId)
    await tx.depositAccount.update({ where: { id: depositAccountId }, data: { sentBack: change } });
}
