import { expireCheckout } from '#app/payments/checkout.ts';
import { db } from '#app/platform/db.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { log } from '#app/platform/log.ts';
import { concludeOrder } from './conclude-order.ts';
import type { OrderOutcome } from './order-ends.ts';

/** A lender gives an open checkout up: Stripe ends it, then what was held goes back. */
export async function abandonOrder(request: {
  orderId: number;
  lenderId: number;
  now: Date;
}): Promise<{ outcome: OrderOutcome } | { refused: 'no_such_order' | 'payments_are_away' }> {
  const { orderId, lenderId, now } = request;
  const order = await db().order.findFirst({ where: { id: orderId, lenderId } });
  if (!order) return { refused: 'no_such_order' };
  try {
    if (order.status === 'open' && order.sessionId) await expireCheckout(order.sessionId);
    return { outcome: await concludeOrder({ orderId, now }) };
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log().warn({ orderId, err: error }, 'order.not_given_up');
    return { refused: 'payments_are_away' };
  }
}
