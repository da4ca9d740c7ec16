import type { Tx } from '#app/platform/db.ts';
import type { Order } from '#app/platform/generated/client.ts';
import { newToken } from '#app/platform/ids.ts';
import type { OrderFacts } from './order-facts.ts';
import { orderColumns } from './read-order.ts';

type NewOrder = Pick<
  Order,
  | 'lenderId'
  | 'currency'
  | 'tip'
  | 'fromBalance'
  | 'cardAmount'
  | 'email'
  | 'language'
  | 'byGuest'
  | 'visitorHash'
  | 'networkHash'
  | 'expiresAt'
  | 'createdAt'
>;

/** Writes an order with its lines, in the basket's order, and keeps its slices for the checkout. */
export async function writeOrder(
  tx: Tx,
  rows: readonly OrderFacts[],
  order: NewOrder,
): Promise<Order> {
  const setAsides = rows.flatMap((row) => row.setAsideId ?? []);
  const [written] = await tx.$queryRaw<Order[]>`
    select ${orderColumns} from write_order(
      ${order.lenderId}, ${order.currency}, ${order.tip}, ${order.fromBalance}, ${order.cardAmount}, ${newToken()},
      ${order.email}, ${order.language}, ${order.byGuest}, ${order.visitorHash}, ${order.networkHash},
      ${order.expiresAt}, ${order.createdAt}, ${rows.map((row) => row.loanId)}::int[],
      ${rows.map((row) => row.asked.toString())}::bigint[], ${rows.map((row) => row.reservationId)}::int[],
      ${setAsides}::int[])`;
  if (!written) throw new Error('an order was not written');
  return written;
}
