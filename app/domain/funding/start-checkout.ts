import { openCheckout } from '#app/payments/checkout.ts';
import { db } from '#app/platform/db.ts';
import { settleOrder } from './settle-order.ts';

type Answer = { redirectTo: string } | { refused: 'order_has_ended' };

/**
 * Opens the hosted checkout of an order, or settles it at once where the
 * balance pays everything. Safe to call again: the order's own key opens the
 * same checkout, also when the first answer was lost.
 */
export async function startCheckout(request: {
  orderId: number;
  origin: string;
  description: string;
  now: Date;
}): Promise<Answer> {
  const { orderId, origin, now } = request;
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lender: true },
  });
  if (order.status !== 'open') return { refused: 'order_has_ended' };
  const confirmation = `${origin}/orders/${orderId}`;
  if (order.cardAmount === 0n) {
    await settleOrder({ orderId, now });
    return { redirectTo: confirmation };
  }
  if (order.sessionUrl) return { redirectTo: order.sessionUrl };
  const session = await openCheckout({
    orderId,
    idempotencyKey: order.idempotencyKey,
    amount: order.cardAmount,
    currency: order.currency,
    description: request.description,
    email: order.lender.email,
    language: order.lender.language,
    expiresAt: order.expiresAt,
    successUrl: confirmation,
    cancelUrl: `${origin}/basket`,
  });
  await db().order.updateMany({
    where: { id: orderId, sessionId: null },
    data: { sessionId: session.id, sessionUrl: session.url },
  });
  return { redirectTo: session.url };
}
