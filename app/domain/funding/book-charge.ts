import { bookingOfCharge } from '#app/payments/checkout.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { bookCardPayment } from './checkout-journal.ts';

/**
 * Books the fee of a card payment, and its conversion, once Stripe has booked the charge: an event,
 * or the sweep, says when. A charge that no order of ours knows is left to Stripe's lines.
 */
export async function bookCharge(request: {
  chargeId: string;
  now: Date;
}): Promise<'booked' | 'waiting' | 'not_ours'> {
  const { chargeId, now } = request;
  const payment = await db().cardPayment.findUnique({ where: { chargeId } });
  if (!payment) return 'not_ours';
  if (payment.balanceTransactionId !== null) return 'booked';
  const transaction = await bookingOfCharge(chargeId);
  if (!transaction) return 'waiting';
  await inTransaction(async (tx) => {
    await lock(tx, 'card_payment', payment.id);
    await bookCardPayment(tx, chargeId, transaction, now);
  });
  return 'booked';
}
