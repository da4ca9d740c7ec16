import { notePaid } from '#app/domain/baskets/set-asides.ts';
import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Order } from '#app/platform/generated/client.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';
import { lockedInSql } from '#app/platform/locks.ts';
import { orderWithId } from './read-order.ts';

export type OrderOutcome = Order['status'];

/** An order that is not over: nothing is decided of what it holds. */
export const underWay = ['open', 'processing'] as const;

export const isUnderWay = (status: OrderOutcome) => status === 'open' || status === 'processing';

export async function lockOrder(tx: Tx, orderId: number): Promise<Order> {
  lockedInSql(tx, 'order');
  return orderWithId(tx, orderId, { isLocked: true });
}

/** The money is promised: the lender is told, and what was held stays held until the end is known. */
export async function keepProcessing(tx: Tx, orderId: number, now: Date): Promise<OrderOutcome> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== 'open') return order.status;
  await tx.order.update({ where: { id: orderId }, data: { status: 'processing' } });
  // Its slices stay set aside as long as they were, and the lender's basket is free for others.
  const basket = { tokenHash: hashOf(newToken()), createdAt: now };
  await notePaid(tx, await tx.reservation.findMany({ where: { orderId } }), now);
  const { id: basketId } = await tx.basket.create({ data: basket });
  await tx.reservation.updateMany({ where: { orderId }, data: { basketId } });
  await tell(tx, order, 'order_processing', now);
  return 'processing';
}

/** Only after Stripe says that the checkout is over, or has failed, does the held balance go back. */
export async function endUnpaid(
  tx: Tx,
  orderId: number,
  status: 'failed' | 'abandoned',
  now: Date,
): Promise<OrderOutcome> {
  const order = await lockOrder(tx, orderId);
  if (!isUnderWay(order.status)) return order.status;
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
  await tx.order.update({ where: { id: orderId }, data: { status, endedAt: now } });
  await tx.reservation.updateMany({ where: { orderId }, data: { orderId: null } });
  if (status === 'failed') await tell(tx, order, 'order_failed', now);
  return status;
}

/** A mail about the order to whoever made it. */
export async function tell(
  tx: Tx,
  order: Order,
  template: 'order_paid' | 'guest_paid' | 'order_processing' | 'order_failed' | 'order_to_balance',
  now: Date,
): Promise<void> {
  const mail = { template, personId: order.lenderId, subjectId: order.id };
  await enqueue(tx, 'mail.send', mail, now);
}
