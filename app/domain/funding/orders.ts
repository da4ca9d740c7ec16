import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { db } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';

/**
 * An order of this lender, with what it lends to; null when it is not theirs.
 *
 * @param lenderId null only for whoever holds the order's signed link.
 */
export async function orderOf(lenderId: number | null, orderId: number) {
  const order = await db().order.findFirst({
    where: { id: orderId, ...(lenderId !== null && { lenderId }) },
    include: {
      cardPayment: true,
      lender: { select: { name: true } },
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

/** The guest whose order a basket holds; null when it holds another one, or none. */
export async function guestOfBasket(token: string | null, orderId: number): Promise<number | null> {
  if (!token) return null;
  const held = await db().reservation.findFirst({
    where: { orderId, basket: { tokenHash: hashOf(token) }, order: { byGuest: true } },
    include: { order: true },
  });
  return held?.order?.lenderId ?? null;
}
