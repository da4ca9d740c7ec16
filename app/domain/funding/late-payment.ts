import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import {
  type CardPaymentFacts,
  intentOfCheckout,
  paymentOfCharge,
} from '#app/payments/checkout.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { checkoutMovements, writeCardPayment } from './checkout-journal.ts';
import { isUnderWay, lockOrder, tell } from './order-ends.ts';

/**
 * A payment has come for an order that had ended without one: its slices may be others' by now, and
 * its lender may have lent elsewhere. Nothing is lent; it is in the lender's balance, who is told.
 * @returns false where the charge is no such payment
 */
export async function takeLatePayment(request: {
  orderId: number;
  chargeId: string;
  now: Date;
}): Promise<boolean> {
  const { orderId, chargeId, now } = request;
  const { sessionId } = await db().order.findUniqueOrThrow({ where: { id: orderId } });
  const payment = await paymentOfCharge(chargeId);
  if (!payment || sessionId === null) return false;
  // After a restore, or by another shop, a charge may name an order that is not its own.
  if ((await intentOfCheckout(sessionId)) !== payment.paymentIntentId) return false;
  return inTransaction((tx) => take(tx, orderId, payment, now));
}

async function take(
  tx: Tx,
  orderId: number,
  payment: CardPaymentFacts,
  now: Date,
): Promise<boolean> {
  const order = await lockOrder(tx, orderId);
  const isPaid = order.status === 'paid' || isUnderWay(order.status);
  if (isPaid || payment.currency !== order.currency) return false;
  await writeCardPayment(tx, order, payment, now);
  await creditLenders(tx, {
    key: `checkout:${orderId}`,
    kind: 'checkout',
    bookedAt: now,
    request: { orderId, charge: payment.chargeId },
    // What the balance was to pay has gone back when the order ended.
    movements: checkoutMovements({
      order: { ...order, fromBalance: 0n },
      payment,
      placed: [],
      tipTaken: 0n,
    }),
  });
  const data = { status: 'paid', fromBalance: 0n, paidAt: now, endedAt: now } as const;
  await tx.order.update({ where: { id: orderId }, data });
  await tell(tx, order, 'order_to_balance', now);
  return true;
}
