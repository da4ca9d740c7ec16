import { db } from '#app/platform/db.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { log } from '#app/platform/log.ts';
import { concludeOrder } from './conclude-order.ts';
import { startCheckout } from './start-checkout.ts';

const aDay = 86_400_000;
const round = 5 * 60_000;

/**
 * Orders of which nothing will be heard by itself: no checkout was opened, or it should have ended.
 * A promised payment is told by an event, days later; each is asked about once a day all the same.
 */
export async function waitingOrders(now: Date): Promise<number[]> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const rounds = aDay / round;
  const turn = Math.floor(now.getTime() / round) % rounds;
  const orders = await db().$queryRaw<{ id: number }[]>`
    select id from orders
     where status = 'open' and (expires_at < ${ago(1)} or (session_id is null and created_at < ${ago(2)}))
        or status = 'processing' and id % ${rounds} = ${turn}
     order by id`;
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
