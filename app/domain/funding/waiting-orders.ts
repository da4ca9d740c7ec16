import { db } from '#app/platform/db.ts';
import { concludeOrder } from './conclude-order.ts';
import { startCheckout } from './start-checkout.ts';

/** Orders that have been open for so long that something should have been heard of them. */
export async function waitingOrders(before: Date): Promise<number[]> {
  const orders = await db().order.findMany({
    where: { status: 'open', createdAt: { lt: before } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return orders.map((order) => order.id);
}

/** Asks Stripe where the checkout of an order is; one whose answer was lost is found again by the order's key. */
export async function askAboutOrder(request: { orderId: number; now: Date }): Promise<void> {
  const { orderId, now } = request;
  const order = await db().order.findUniqueOrThrow({ where: { id: orderId } });
  if (!order.sessionId) await startCheckout({ orderId, now });
  await concludeOrder({ orderId, now });
}
