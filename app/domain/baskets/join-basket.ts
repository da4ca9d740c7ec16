import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { basketWhere } from './basket-key.ts';
import { openOwnBasket } from './baskets.ts';

/**
 * What a browser has set aside becomes the account's who signs in there, with the time that is left
 * of it. Of a loan in both, the larger slice stays. A checkout that is open goes on as a guest's.
 */
export async function joinBasket(request: {
  token: string | null;
  personId: number;
  now: Date;
}): Promise<void> {
  const { token, personId, now } = request;
  if (!token) return;
  await openOwnBasket(personId, now);
  await inTransaction(async (tx) => {
    const select = { id: true, personId: true } as const;
    const from = await tx.basket.findUnique({ where: basketWhere(token), select });
    const { id: into } = await tx.basket.findUniqueOrThrow({ where: { personId }, select });
    if (!from || from.personId !== null) return;
    await lock(tx, 'basket', [from.id, into]);
    const free = { basketId: from.id, orderId: null, expiresAt: { gt: now } };
    const moved = await tx.reservation.findMany({ where: free, orderBy: { id: 'asc' } });
    for (const { id, loanId, amount } of moved) {
      const held = await tx.reservation.findUnique({
        where: { basketId_loanId: { basketId: into, loanId } },
      });
      const isKept = !held || (held.orderId === null && held.amount < amount);
      if (held && isKept) await tx.reservation.delete({ where: { id: held.id } });
      if (isKept) await tx.reservation.update({ where: { id }, data: { basketId: into } });
      else await tx.reservation.delete({ where: { id } });
      await moveSetAsides(tx, { from: from.id, into, loanId, isKept, now });
    }
  });
}

/** How long it was set aside goes on to be counted; what went back to others ends. */
async function moveSetAsides(
  tx: Tx,
  of: { from: number; into: number; loanId: number; isKept: boolean; now: Date },
): Promise<void> {
  const { from, into, loanId, isKept, now } = of;
  const live = { loanId, paidAt: null, until: { gt: now } };
  const ended = isKept ? into : from;
  await tx.setAside.updateMany({ where: { ...live, basketId: ended }, data: { until: now } });
  if (isKept)
    await tx.setAside.updateMany({ where: { ...live, basketId: from }, data: { basketId: into } });
}
