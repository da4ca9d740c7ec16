import { type Named, nameSeen } from '#app/domain/borrowers/lenders-view.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { Prisma } from '#app/platform/generated/client.ts';

/** What a checkout is made of; the same in each of its lines. */
interface Checkout {
  readonly id: number;
  readonly fromBalance: bigint;
  readonly tipTaken: bigint;
  readonly cardAmount: bigint | null;
  readonly card: string | null;
}

interface Line extends Named {
  readonly placed: bigint;
  readonly slug: string;
}

interface PaidOrder extends Checkout {
  readonly lines: readonly Line[];
}

/**
 * The paid orders of a lender, all or some, by the key of the journal that booked each: one statement, as a
 * statement of a hundred lines may have as many.
 */
export async function ordersByJournal(
  lenderId: number,
  currency: Currency,
  ids?: number[],
): Promise<Map<string, PaidOrder>> {
  const which = ids ? Prisma.sql`and o.id = any(${ids}::int[])` : Prisma.empty;
  const rows = await db().$queryRaw<(Checkout & (Line | Record<keyof Line, null>))[]>`
    select o.id, o.from_balance as "fromBalance", o.tip_taken as "tipTaken", c.amount as "cardAmount", c.card,
           l.placed, n.slug, b.first_name as "firstName", b.group_name as "groupName",
           exists (select from borrower_consents s
                    where s.borrower_id = b.id and s.withdrawn_at is null) as "hasConsent"
      from orders o
      left join card_payments c on c.order_id = o.id
      left join order_lines l on l.order_id = o.id
      left join loans n on n.id = l.loan_id
      left join borrowers b on b.id = n.borrower_id
     where o.lender_id = ${lenderId} and o.currency = ${currency} and o.status = 'paid' ${which}
     order by o.id, l.position`;
  const orders = new Map<string, Checkout & { lines: Line[] }>();
  for (const { placed, slug, firstName, groupName, hasConsent, ...checkout } of rows) {
    const key = `checkout:${checkout.id}`;
    const order = orders.get(key) ?? { ...checkout, lines: [] };
    orders.set(key, order);
    if (placed !== null) order.lines.push({ placed, slug, firstName, groupName, hasConsent });
  }
  return orders;
}

/** What a checkout did to the balance, part by part; the parts sum to its posting. */
export function partsOf(order: PaidOrder) {
  const part = (kind: string, amount: bigint) => ({ kind, amount, card: null as string | null });
  const nothing = { loanSlug: null as string | null, loanName: null as string | null };
  return [
    { ...part('order_release', order.fromBalance), ...nothing },
    { ...part('card', order.cardAmount ?? 0n), ...nothing, card: order.card },
    ...order.lines.map((line) => ({
      ...part('lent', -line.placed),
      loanSlug: line.slug,
      loanName: nameSeen(line),
    })),
    { ...part('tip', -order.tipTaken), ...nothing },
  ].filter((part) => part.amount !== 0n);
}
