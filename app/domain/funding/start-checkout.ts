import { href } from '#app/paths.ts';
import { CheckoutRefused, type CheckoutRequest, openCheckout } from '#app/payments/checkout.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { m } from '#app/messages/compiled/messages.js';
import { db } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import type { Order } from '#app/platform/generated/client.ts';
import { log } from '#app/platform/log.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { orderWithId } from './read-order.ts';
import { endWithoutCheckout, payFromBalance } from './conclude-order.ts';

type Answer = { redirectTo: string } | { refused: 'order_has_ended' | 'checkout_was_refused' };

/**
 * Opens the hosted checkout of an order, or settles it at once if the balance
 * pays everything. Safe to call again: the request depends on nothing but the
 * order, so its own key opens the same checkout, even when the first answer was
 * lost.
 */
export async function startCheckout(request: {
  orderId: number;
  /** The order as it was written a moment ago; whoever pays it looks again under its lock. */
  justPlaced?: Order;
  now: Date;
}): Promise<Answer> {
  const { orderId, now } = request;
  const order = request.justPlaced ?? (await orderWithId(db(), orderId));
  if (order.status !== 'open') return { refused: 'order_has_ended' };
  const { APP_ORIGIN, APP_NAME } = env();
  const language = order.language === 'id' ? 'id' : 'en';
  const key = order.byGuest ? { key: signatureOf('order', orderId) } : undefined;
  const confirmation = APP_ORIGIN + href('lender/order', { id: orderId }, key);
  if (order.cardAmount === 0n) {
    await payFromBalance({ orderId, now });
    return { redirectTo: confirmation };
  }
  if (order.sessionUrl) return { redirectTo: order.sessionUrl };
  const session = await openedOrAway({
    orderId,
    idempotencyKey: order.idempotencyKey,
    amount: order.cardAmount,
    currency: order.currency,
    description: m.checkout_description({ instance: APP_NAME }, { locale: language }),
    email: order.email,
    language,
    methods: env().PAYMENT_METHODS,
    expiresAt: order.expiresAt,
    successUrl: confirmation,
    cancelUrl: APP_ORIGIN + href('lender/basket'),
  });
  // The order's page asks again, by itself, until there is one; the sweep does too.
  if (session === 'away') return { redirectTo: confirmation };
  if (!session) {
    await endWithoutCheckout({ orderId, now });
    return { refused: 'checkout_was_refused' };
  }
  await db().order.updateMany({
    where: { id: orderId, sessionId: null },
    data: { sessionId: session.id, sessionUrl: session.url },
  });
  return { redirectTo: session.url };
}

/** Null when Stripe says no for good: then no card was charged, and nothing may stay held. */
async function openedOrAway(
  request: CheckoutRequest,
): Promise<{ id: string; url: string } | 'away' | null> {
  try {
    return await openCheckout(request);
  } catch (error) {
    if (error instanceof CheckoutRefused) return null;
    if (!isStripeTrouble(error)) throw error;
    log().warn({ orderId: request.orderId, err: error }, 'checkout.not_opened');
    return 'away';
  }
}
