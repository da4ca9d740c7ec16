import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import type { AccountName } from './accounts.ts';

/**
 * Whoever decides by what stands on accounts locks them first: nobody moves them meanwhile. One
 * that was never used is not there to be locked, and holds nothing.
 */
export async function lockAccounts(
  tx: Tx,
  names: readonly AccountName[],
  currency: Currency,
): Promise<void> {
  const found = await tx.$queryRaw<{ id: number }[]>`
    select id from accounts where name = any(${[...names]}::text[]) and currency = ${currency}`;
  await lock(
    tx,
    'account',
    found.map((row) => row.id),
  );
}
