import type { Tx } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * Who holds a basket's token changes it alone until the transaction ends.
 *
 * @returns its id; 0, which no basket has, for a token of none.
 */
export async function lockBasket(tx: Tx, token: string): Promise<number> {
  const tokenHash = hashOf(token);
  const basket = await tx.basket.findUnique({ where: { tokenHash }, select: { id: true } });
  if (!basket) return 0;
  await lock(tx, 'basket', basket.id);
  return basket.id;
}
