import { audit } from '#app/domain/audit/audit.ts';
import { expireCheckout } from '#app/payments/checkout.ts';
import { isGoneAtStripe, isStripeTrouble } from '#app/payments/stripe.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { concludeOrder } from './conclude-order.ts';
import { type OrderOutcome, endUnpaid, isUnderWay } from './order-ends.ts';

type Answer = { outcome: OrderOutcome } | { refused: 'order_has_ended' | 'payments_are_away' };

/**
 * Staff end an order that does not end by itself: what it holds goes back to its lender. Stripe is
 * asked first, and its word counts; one that Stripe does not know, or whose bank's promise is too
 * old, ends all the same. Money that comes for it later is taken (late-payment.ts).
 */
export async function endStuckOrder(request: {
  orderId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { orderId, reason, actorId, now } = request;
  const order = await db().order.findUniqueOrThrow({ where: { id: orderId } });
  if (!isUnderWay(order.status)) return { refused: 'order_has_ended' };
  try {
    if (order.status === 'open' && order.sessionId) await expireCheckout(order.sessionId);
    await concludeOrder({ orderId, now });
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log().warn({ orderId, err: error }, 'order.not_asked_about');
    if (!isGoneAtStripe(error)) return { refused: 'payments_are_away' };
  }
  return inTransaction(async (tx) => {
    const outcome = await endUnpaid(tx, orderId, 'abandoned', now);
    const after = { reason, outcome };
    await audit(tx, { actorId, verb: 'end-stuck-order', subject: `order:${orderId}`, after, now });
    return { outcome };
  });
}
