import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

/** What the books say we hold, where it is, and whose it is. Minor units; the two sides are equal. */
export async function heldNow(currency: Currency) {
  const rows = await db().$queryRaw<{ what: string; amount: bigint }[]>`
    select case when name ~ '^lender:[0-9]+$' then 'balances'
                when name ~ '^loan:[0-9]+:raised$' then 'raised'
                when name ~ '^loan:[0-9]+:collected$' then 'collected'
                when name ~ '^(payout|order):[0-9]+:held$' then 'leaving'
                when name ~ '^partner:[0-9]+:(payable|overpaid)$' then 'payable'
                when name = 'suspense' then 'ownerless'
                when name = 'bank' then 'bank' when name = 'stripe' then 'stripe' end as what,
           sum(balance)::bigint as amount
      from accounts
     where currency = ${currency}
       and (name in ('bank', 'stripe', 'suspense') or name ~ '^(lender|loan|payout|order|partner):')
     group by 1`;
  const of = (what: string) => rows.find((row) => row.what === what)?.amount ?? 0n;
  const [bank, stripe] = [of('bank'), of('stripe')];
  const owed = {
    balances: of('balances'),
    raised: of('raised'),
    collected: of('collected'),
    payable: of('payable'),
    leaving: of('leaving'),
    ownerless: of('ownerless'),
  };
  const ofOthers = Object.values(owed).reduce((sum, amount) => sum + amount, 0n);
  return { bank, stripe, ...owed, own: bank + stripe - ofOthers };
}
