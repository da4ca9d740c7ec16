import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { type CardPaymentFacts, checkoutOutcome } from '#app/payments/checkout.ts';
import { isGoneAtStripe } from '#app/payments/stripe.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { cardJournals, checkoutMovements, writeCardPayment } from './checkout-journal.ts';
import { orderWithId } from './read-order.ts';
import { isUnderWay, lockOrder, tell } from './order-ends.ts';

/**
 * The checkout of an order that had ended unpaid is paid after all: its slices may be others' by
 * now, and its lender may have lent elsewhere. Nothing is lent; the money is in the lender's balance,
 * who is told. All other orders stay as they are.
 */
export async function takeLatePayment(request: { orderId: number; now: Date }): Promise<void> {
  const { orderId, now } = request;
  const order = await orderWithId(db(), orderId);
  if (!endedUnpaid(order.status) || order.sessionId === null) return;
  const outcome = await outcomeOf(order.sessionId);
  if (outcome?.state !== 'paid') return;
  const { payment } = outcome;
  await inTransaction((tx) => take(tx, orderId, payment, now));
}

const endedUnpaid = (status: Parameters<typeof isUnderWay>[0]) =>
  status !== 'paid' && !isUnderWay(status);

async function outcomeOf(sessionId: string) {
  try {
    return await checkoutOutcome(sessionId);
  } catch (error) {
    if (isGoneAtStripe(error)) return null;
    throw error;
  }
}

async function take(tx: Tx, orderId: number, payment: CardPaymentFacts, now: Date): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (!endedUnpaid(order.status) || payment.currency !== order.currency) return;
  await writeCardPayment(tx, order, payment, now);
  await creditLenders(
    tx,
    {
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
    },
    cardJournals(payment, now),
  );
  const data = { status: 'paid', fromBalance: 0n, paidAt: now, endedAt: now } as const;
  await tx.order.update({ where: { id: orderId }, data });
  await tell(tx, order, 'order_to_balance', now);
}
