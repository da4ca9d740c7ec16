import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

/** The paid orders of a lender, all or some, by the key of the journal that booked each. */
export async function ordersByJournal(lenderId: number, currency: Currency, ids?: number[]) {
  const orders = await db().order.findMany({
    where: { lenderId, currency, status: 'paid', ...(ids && { id: { in: ids } }) },
    include: {
      cardPayment: true,
      lines: {
        include: { loan: { include: { borrower: borrowerWithConsent } } },
        orderBy: { position: 'asc' },
      },
    },
  });
  return new Map(orders.map((order) => [`checkout:${order.id}`, order]));
}

type PaidOrder =
  Awaited<ReturnType<typeof ordersByJournal>> extends Map<string, infer T> ? T : never;

/** What a checkout did to the balance, part by part; the parts sum to its posting. */
export function partsOf(order: PaidOrder) {
  const part = (kind: string, amount: bigint) => ({ kind, amount, card: null as string | null });
  const nothing = { loanSlug: null as string | null, loanName: null as string | null };
  const card = order.cardPayment;
  return [
    { ...part('order_release', order.fromBalance), ...nothing },
    { ...part('card', card?.amount ?? 0n), ...nothing, card: card?.card ?? null },
    ...order.lines.map((line) => ({
      ...part('lent', -line.placed),
      loanSlug: line.loan.slug,
      loanName: nameForLender(line.loan.borrower),
    })),
    { ...part('tip', -order.tipTaken), ...nothing },
  ].filter((part) => part.amount !== 0n);
}
