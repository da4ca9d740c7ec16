import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

/** What is held at Stripe and the bank, and what of it is owed to others; in minor units. */
export interface Cover {
  readonly held: bigint;
  /** Of lenders' balances and of everything that is on its way, to and from loans and banks. */
  readonly owed: bigint;
}

/** The same sums as check 07 of the books, for everybody to read. */
export async function coverOf(currency: Currency): Promise<Cover> {
  const [row] = await db().$queryRaw<Cover[]>`
    select coalesce(sum(balance) filter (where name in ('stripe', 'bank')), 0)::bigint as held,
           coalesce(sum(balance) filter (where name not in ('stripe', 'bank')), 0)::bigint as owed
      from accounts
     where currency = ${currency}
       and name ~ '^(stripe|bank|lender:\\d+|(order|payout):\\d+:held|loan:\\d+:(raised|collected)|partner:\\d+:(payable|overpaid))$'`;
  return row ?? { held: 0n, owed: 0n };
}
