import { pick } from '#app/platform/pick.ts';
import { db } from '#app/platform/db.ts';
import type { BasketKey } from './basket-key.ts';
import { basketOf } from './baskets.ts';
import { amountsToChoose } from './reservation-rules.ts';
import { fundraiserFacts } from './reserved.ts';

const mostChoices = 12;

/** A basket as its page shows it: each slice with the other amounts that could be taken. */
export async function basketPage(key: BasketKey | null, now: Date) {
  const { live, expired } = await basketOf(key, now);
  const rows = await Promise.all(
    live.map(async (row) => {
      const facts = await fundraiserFacts(db(), row.loan, { basketId: row.basketId }, now);
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
    }),
  );
  return {
    rows,
    orderId: live.find((row) => row.orderId)?.orderId ?? null,
    expired: expired.map((row) => ({ slug: row.loan.slug, use: row.loan.use })),
  };
}
