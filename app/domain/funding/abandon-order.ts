import { expireCheckout } from '#app/payments/checkout.ts';
import { db } from '#app/platform/db.ts';
import { type OrderOutcome, concludeOrder } from './conclude-order.ts';

/** A lender gives an open checkout up: Stripe ends it, then what was held goes back. */
export async function abandonOrder(request: {
  orderId: number;
  lenderId: number;
  now: Date;
}): Promise<{ outcome: OrderOutcome } | { refused: 'no_such_order' }> {
  const { orderId, lenderId, now } = request;
  const order = await db().order.findFirst({ where: { id: orderId, lenderId } });
  if (!order) return { refused: 'no_such_order' };
  if (order.status === 'open' && order.sessionId) await expireCheckout(order.sessionId);
  return { outcome: await concludeOrder({ orderId, now }) };
}
