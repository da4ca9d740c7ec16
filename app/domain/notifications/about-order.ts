import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import type { MailFacts, MailLine } from './facts.ts';

type Ordered = Awaited<ReturnType<typeof ordered>>;

/** Only what belongs to the lender is found. */
async function ordered(mine: { id: number; lenderId: number }) {
  const loan = { include: { borrower: borrowerWithConsent } } as const;
  const order = await db().order.findFirstOrThrow({
    where: mine,
    include: { cardPayment: true, lines: { include: { loan }, orderBy: { position: 'asc' } } },
  });
  const named = order.lines.map((line) => ({ ...line, name: nameForLender(line.loan.borrower) }));
  return { ...order, lines: named };
}

/** What was to be paid, what came, and what was lent of it, loan by loan. */
export async function aboutOrder(
  template: MailTemplate,
  mine: { id: number; lenderId: number },
): Promise<MailFacts> {
  const order = await ordered(mine);
  const sums: Partial<Record<MailTemplate, bigint>> = {
    order_paid: order.placed,
    guest_paid: order.placed,
    order_to_balance: order.fromBalance + (order.cardPayment?.amount ?? 0n),
  };
  const amount = sums[template] ?? order.fromBalance + order.cardAmount;
  const currency = asCurrency(order.currency);
  const facts = { amount: { amount, currency }, what: '', path: orderPath(order) };
  if (order.status !== 'paid') return facts;
  const receipt = href('lender/order-receipt', { id: order.id }, keyOf(order));
  const page = order.byGuest ? { page: orderPath(order) } : {};
  return { ...facts, ...page, receipt, lines: linesOf(order, currency) };
}

function linesOf(order: Ordered, currency: Currency): MailLine[] {
  const sum = (amount: bigint) => ({ amount, currency });
  const own = (kind: MailLine['kind'], amount: bigint, name: string | null = null): MailLine[] =>
    amount > 0n ? [{ kind, name, use: '', amount: sum(amount) }] : [];
  const loans = order.lines.flatMap(({ name, loan, amount, placed }): MailLine[] => [
    ...(placed > 0n ? [{ kind: 'loan' as const, name, use: loan.use, amount: sum(placed) }] : []),
    ...(amount > placed
      ? [{ kind: 'not_placed' as const, name, use: loan.use, amount: sum(amount - placed) }]
      : []),
  ]);
  return [
    ...loans,
    ...own('tip', order.tipTaken),
    ...own('balance', order.fromBalance),
    ...own('card', order.cardPayment ? order.cardAmount : 0n, order.cardPayment?.card ?? null),
  ];
}

/** A guest has no account: the link that only we can make opens the order. */
function orderPath(order: { id: number; byGuest: boolean }): string {
  return href('lender/order', { id: order.id }, keyOf(order));
}

const keyOf = (order: { id: number; byGuest: boolean }) =>
  order.byGuest ? { key: signatureOf('order', order.id) } : undefined;
