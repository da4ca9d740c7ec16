import type { Tx } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { type BasketKey, basketWhere } from './basket-key.ts';

/**
 * Locks a basket, so that nobody else changes it until the transaction ends.
 *
 * @returns its id; 0, which no basket has, where there is none.
 */
export async function lockBasket(tx: Tx, key: BasketKey): Promise<number> {
  const basket = await tx.basket.findUnique({ where: basketWhere(key), select: { id: true } });
  if (!basket) return 0;
  await lock(tx, 'basket', basket.id);
  return basket.id;
}
