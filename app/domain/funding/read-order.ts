import { NoSuchRow } from '#app/platform/db.ts';
import { type Order, Prisma } from '#app/platform/generated/client.ts';

type Reader = Pick<Prisma.TransactionClient, '$queryRaw'>;

/** An order's columns by the names of its type. */
export const orderColumns = Prisma.raw(
  Object.values(Prisma.OrderScalarFieldEnum)
    .map((name) => `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} as "${name}"`)
    .join(', '),
);

/**
 * An order as it is; `isLocked` keeps it so until the transaction ends.
 *
 * @throws NoSuchRow when there is no such order.
 */
export async function orderWithId(
  reader: Reader,
  id: number,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Order> {
  const [order] = await reader.$queryRaw<Order[]>`
    select ${orderColumns} from orders where id = ${id} ${isLocked ? forUpdate : Prisma.empty}`;
  if (!order) throw new NoSuchRow(`order ${id} does not exist`);
  return order;
}

const forUpdate = Prisma.raw('for no key update');
