import { inTransaction } from '#app/platform/db.ts';
import { type BasketKey, basketWhere } from './basket-key.ts';

/** Takes a slice out of a basket; what an open checkout holds stays until that ends. */
export async function releaseSlice(request: {
  basket: BasketKey;
  loanId: number;
  now: Date;
}): Promise<void> {
  const { loanId, now } = request;
  const basket = basketWhere(request.basket);
  await inTransaction(async (tx) => {
    const { count } = await tx.reservation.deleteMany({ where: { loanId, orderId: null, basket } });
    if (count === 0) return;
    const live = { loanId, basket, until: { gt: now } };
    await tx.setAside.updateMany({ where: live, data: { until: now } });
  });
}
