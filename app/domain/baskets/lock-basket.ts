import type { Tx } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * Locks the basket of a token, or with a number, so that nobody else changes it until the transaction ends.
 *
 * @returns its id; 0, which no basket has, for an unknown token.
 */
export async function lockBasket(tx: Tx, token: string | { basketId: number }): Promise<number> {
  const where = typeof token === 'string' ? { tokenHash: hashOf(token) } : { id: token.basketId };
  const basket = await tx.basket.findUnique({ where, select: { id: true } });
  if (!basket) return 0;
  await lock(tx, 'basket', basket.id);
  return basket.id;
}
