import { db } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';

/** Takes a slice out of a basket; what an open checkout holds stays until that ends. */
export async function releaseSlice(request: {
  basketToken: string;
  loanId: number;
}): Promise<void> {
  await db().reservation.deleteMany({
    where: {
      loanId: request.loanId,
      orderId: null,
      basket: { tokenHash: hashOf(request.basketToken) },
    },
  });
}
