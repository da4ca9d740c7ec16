import { db } from '#app/platform/db.ts';

/** An order of this lender, with what it lends to; null when it is not theirs. */
export async function orderOf(lenderId: number, orderId: number) {
  return db().order.findFirst({
    where: { id: orderId, lenderId },
    include: {
      cardPayment: true,
      lines: {
        include: { loan: { include: { borrower: true } } },
        orderBy: { position: 'asc' },
      },
    },
  });
}
