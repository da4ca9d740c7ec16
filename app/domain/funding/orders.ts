import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { db } from '#app/platform/db.ts';

/** An order of this lender, with what it lends to; null when it is not theirs. */
export async function orderOf(lenderId: number, orderId: number) {
  const order = await db().order.findFirst({
    where: { id: orderId, lenderId },
    include: {
      cardPayment: true,
      lines: {
        include: { loan: { include: { borrower: borrowerWithConsent } } },
        orderBy: { position: 'asc' },
      },
    },
  });
  if (!order) return null;
  const lines = order.lines.map((line) => ({ ...line, name: nameForLender(line.loan.borrower) }));
  return { ...order, lines };
}
