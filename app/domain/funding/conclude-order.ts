import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { bookStripeFee } from '#app/domain/books/stripe-money.ts';
import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type CardPaymentFacts, checkoutOutcome } from '#app/payments/checkout.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import type { Order } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import { checkoutMovements, writeCardPayment } from './checkout-journal.ts';
import { placeSlices } from './place-slices.ts';

export type OrderOutcome = 'paid' | 'abandoned' | 'open';

/**
 * Brings an order to where its checkout is: the success page, the webhook's
 * job and the sweep all call this, in any order and number. Stripe is asked
 * first, then the order is locked and only ever moved forward.
 */
export async function concludeOrder(request: {
  orderId: number;
  now: Date;
}): Promise<OrderOutcome> {
  const { orderId, now } = request;
  const order = await db().order.findUniqueOrThrow({ where: { id: orderId } });
  if (order.status !== 'open') return order.status;
  if (order.cardAmount === 0n) return inTransaction((tx) => payOrder(tx, orderId, null, now));
  if (!order.sessionId) return 'open';
  const outcome = await checkoutOutcome(order.sessionId);
  if (outcome.state === 'open') return 'open';
  if (outcome.state === 'expired') return inTransaction((tx) => endAbandoned(tx, orderId, now));
  return inTransaction((tx) => payOrder(tx, orderId, outcome.payment, now));
}

/** Ends an order for which Stripe opened no checkout: what was held goes back. */
export async function endWithoutCheckout(request: { orderId: number; now: Date }): Promise<void> {
  await inTransaction((tx) => endAbandoned(tx, request.orderId, request.now));
}

async function lockOrder(tx: Tx, orderId: number): Promise<Order> {
  await lock(tx, 'order', orderId);
  return tx.order.findUniqueOrThrow({ where: { id: orderId } });
}

async function payOrder(
  tx: Tx,
  orderId: number,
  payment: CardPaymentFacts | null,
  now: Date,
): Promise<OrderOutcome> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'open') return order.status;
  const lines = await tx.orderLine.findMany({ where: { orderId }, orderBy: { position: 'asc' } });
  const loans = await lockLoans(
    tx,
    lines.map((line) => line.loanId),
  );

  const placed = await placeSlices(tx, { order, lines, loans, now });
  const tipTaken = placed.length > 0 ? order.tip : 0n;

  if (payment) await writeCardPayment(tx, order, payment, now);
  await creditLenders(tx, {
    key: `checkout:${orderId}`,
    kind: 'checkout',
    bookedAt: now,
    request: { orderId, charge: payment?.chargeId ?? null },
    movements: checkoutMovements({ order, payment, placed, tipTaken }),
  });
  if (payment) await bookStripeFee(tx, payment.balanceTransaction, now);
  await tx.order.update({
    where: { id: orderId },
    data: {
      status: 'paid',
      paidAt: now,
      endedAt: now,
      placed: placed.reduce((sum, line) => sum + line.amount, 0n),
      tipTaken,
    },
  });
  await tx.reservation.deleteMany({ where: { orderId } });

  const template = order.byGuest ? 'guest_paid' : 'order_paid';
  const mail = { template, personId: order.lenderId, subjectId: orderId } as const;
  await enqueue(tx, 'mail.send', mail, now);
  return 'paid';
}

/** Only after Stripe says that the checkout is over does the held balance go back. */
async function endAbandoned(tx: Tx, orderId: number, now: Date): Promise<OrderOutcome> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'open') return order.status;
  const currency = asCurrency(order.currency);
  const lender = `lender:${order.lenderId}` as const;
  if (order.fromBalance > 0n) {
    await creditLenders(tx, {
      key: `order:${orderId}:release`,
      kind: 'order_release',
      bookedAt: now,
      movements: [
        {
          from: `order:${orderId}:held`,
          to: lender,
          amount: order.fromBalance,
          currency,
        },
      ],
    });
  }
  await tx.order.update({ where: { id: orderId }, data: { status: 'abandoned', endedAt: now } });
  await tx.reservation.updateMany({ where: { orderId }, data: { orderId: null } });
  return 'abandoned';
}
