import { notePaid } from '#app/domain/baskets/set-asides.ts';
import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import { total } from '#app/money/share-out.ts';
import { type CardPaymentFacts, checkoutOutcome } from '#app/payments/checkout.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { bookCardPayment, checkoutMovements, writeCardPayment } from './checkout-journal.ts';
import {
  type OrderOutcome,
  endUnpaid,
  isUnderWay,
  keepProcessing,
  lockOrder,
  tell,
} from './order-ends.ts';
import { placeSlices } from './place-slices.ts';

/**
 * Brings an order to the state of its checkout: the success page, the webhook's
 * job and the sweep all call this, in any order, any number of times. Stripe is
 * asked first, then the order is locked and only ever moved forward.
 */
export async function concludeOrder(request: {
  orderId: number;
  now: Date;
}): Promise<OrderOutcome> {
  const { orderId, now } = request;
  const order = await db().order.findUniqueOrThrow({ where: { id: orderId } });
  if (!isUnderWay(order.status)) return order.status;
  if (order.cardAmount === 0n) return inTransaction((tx) => payOrder(tx, orderId, null, now));
  if (!order.sessionId) return 'open';
  const outcome = await checkoutOutcome(order.sessionId);
  if (outcome.state === 'open') return 'open';
  return inTransaction((tx) => {
    if (outcome.state === 'paid') return payOrder(tx, orderId, outcome.payment, now);
    if (outcome.state === 'processing') return keepProcessing(tx, orderId, now);
    const status = outcome.state === 'failed' ? 'failed' : 'abandoned';
    return endUnpaid(tx, orderId, status, now);
  });
}

/** Ends an order for which Stripe opened no checkout: what was held goes back. */
export async function endWithoutCheckout(request: { orderId: number; now: Date }): Promise<void> {
  await inTransaction((tx) => endUnpaid(tx, request.orderId, 'abandoned', request.now));
}

async function payOrder(
  tx: Tx,
  orderId: number,
  payment: CardPaymentFacts | null,
  now: Date,
): Promise<OrderOutcome> {
  const order = await lockOrder(tx, orderId);
  if (!isUnderWay(order.status)) return order.status;
  if (payment && payment.currency !== order.currency) return endUnpaid(tx, orderId, 'failed', now);
  const lines = await tx.orderLine.findMany({ where: { orderId }, orderBy: { position: 'asc' } });
  const loans = await lockLoans(
    tx,
    lines.map((line) => line.loanId),
  );

  const money = order.fromBalance + (payment?.amount ?? 0n);
  const placed = await placeSlices(tx, { order, lines, loans, money, now });
  const lent = total(placed.map((line) => line.amount));
  const left = money - lent;
  const tip = order.tip < left ? order.tip : left;
  const tipTaken = placed.length > 0 ? tip : 0n;

  if (payment) await writeCardPayment(tx, order, payment, now);
  await creditLenders(tx, {
    key: `checkout:${orderId}`,
    kind: 'checkout',
    bookedAt: now,
    request: { orderId, charge: payment?.chargeId ?? null },
    movements: checkoutMovements({ order, payment, placed, tipTaken }),
  });
  if (payment?.balanceTransaction)
    await bookCardPayment(tx, payment.chargeId, payment.balanceTransaction, now);
  await tx.order.update({
    where: { id: orderId },
    data: {
      status: 'paid',
      paidAt: now,
      endedAt: now,
      placed: lent,
      tipTaken,
    },
  });
  const bought = await tx.reservation.findMany({ where: { orderId } });
  await notePaid(tx, bought, now);
  await tx.reservation.deleteMany({ where: { orderId } });

  const mail = order.byGuest ? 'guest_paid' : 'order_paid';
  await tell(tx, order, placed.length === 0 ? 'order_to_balance' : mail, now);
  return 'paid';
}
