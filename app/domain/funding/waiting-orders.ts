import { db } from '#app/platform/db.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { log } from '#app/platform/log.ts';
import { concludeOrder } from './conclude-order.ts';
import { underWay } from './order-ends.ts';
import { startCheckout } from './start-checkout.ts';

/** Orders under way for so long that something should have been heard about them. */
export async function waitingOrders(before: Date): Promise<number[]> {
  const orders = await db().order.findMany({
    where: { status: { in: [...underWay] }, createdAt: { lt: before } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return orders.map((order) => order.id);
}

/** Asks Stripe about an order's checkout; one whose answer was lost is found by the order's key. */
export async function askAboutOrder(request: { orderId: number; now: Date }): Promise<void> {
  const { orderId, now } = request;
  const order = await db().order.findUniqueOrThrow({ where: { id: orderId } });
  if (!order.sessionId) await startCheckout({ orderId, now });
  await concludeOrder({ orderId, now });
}

/** The same for a page. @returns whether Stripe could be asked. */
export async function lookAtOrder(request: { orderId: number; now: Date }): Promise<boolean> {
  try {
    await askAboutOrder(request);
    return true;
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log().warn({ orderId: request.orderId, err: error }, 'order.not_asked_about');
    return false;
  }
}
