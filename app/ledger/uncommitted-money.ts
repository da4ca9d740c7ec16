import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { lockAccounts } from './lock-accounts.ts';

/**
 * What Stripe and the bank hold beyond everything owed to others, in minor
 * units: the host's own money. Locks both accounts, so that two callers cannot
 * count on it at once. Check 07 of the books asks the same of every account.
 */
export async function uncommittedMoney(tx: Tx, currency: Currency): Promise<bigint> {
  await lockAccounts(tx, ['stripe', 'bank'], currency);
  const [row] = await tx.$queryRaw<{ free: bigint }[]>`
    select coalesce(sum(case when name in ('stripe', 'bank') then balance else -balance end), 0)::bigint as free
      from accounts
     where currency = ${currency}
       and name ~ '^(stripe|bank|lender:\\d+|(order|payout):\\d+:held|loan:\\d+:(raised|collected)|partner:\\d+:(payable|overpaid))$'`;
  return row?.free ?? 0n;
}
