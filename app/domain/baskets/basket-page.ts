import { pick } from '#app/platform/pick.ts';
import { db } from '#app/platform/db.ts';
import type { BasketKey } from './basket-key.ts';
import { basketOf } from './baskets.ts';
import { amountsToChoose } from './reservation-rules.ts';

const mostChoices = 12;

/** A basket as its page shows it: each slice with the other amounts that could be taken. */
export async function basketPage(key: BasketKey | null, now: Date) {
  const { live, expired } = await basketOf(key, now);
  const others = await reservedByOthers(live, now);
  const rows = live.map((row) => {
    const facts = { ...row.loan, reservedByOthers: others.get(row.loanId) ?? 0n };
    return {
      loanId: row.loanId,
      slug: row.loan.slug,
      name: row.name,
      use: row.loan.use,
      country: row.loan.borrower.country,
      sector: row.loan.sector,
      ...pick(row.seen, 'town', 'photo', 'drawing'),
      amount: row.amount,
      currency: row.loan.currency,
      choices: amountsToChoose(facts, row.amount, mostChoices),
      secondsLeft: Math.ceil((row.expiresAt.getTime() - now.getTime()) / 1000),
    };
  });
  return {
    rows,
    orderId: live.find((row) => row.orderId)?.orderId ?? null,
    expired: expired.map((row) => ({ slug: row.loan.slug, use: row.loan.use })),
  };
}

/** What of each slice's loan other baskets and open checkouts hold. */
async function reservedByOthers(
  rows: readonly { basketId: number; loanId: number }[],
  now: Date,
): Promise<Map<number, bigint>> {
  const found = await db().$queryRaw<{ loanId: number; amount: bigint }[]>`
    select loan as "loanId", reserved_by_others(loan, basket, null, ${now}) as amount
      from unnest(${rows.map((row) => row.loanId)}::int[], ${rows.map((row) => row.basketId)}::int[]) as slice (loan, basket)`;
  return new Map(found.map(({ loanId, amount }) => [loanId, amount]));
}
