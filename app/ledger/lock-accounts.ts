import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { lockedInSql } from '#app/platform/locks.ts';
import type { AccountName } from './accounts.ts';

/**
 * Whoever decides by account balances locks the accounts first, so that nobody moves them
 * meanwhile. An account never used has no row to lock, and holds nothing.
 *
 * @returns what each of them holds, by name, in minor units; those never used are left out.
 */
export async function lockAccounts(
  tx: Tx,
  names: readonly AccountName[],
  currency: Currency,
): Promise<Map<string, bigint>> {
  lockedInSql(tx, 'account');
  const rows = await tx.$queryRaw<{ name: string; balance: bigint }[]>`
    select name, balance from lock_accounts(${[...names]}::text[], ${currency})`;
  return new Map(rows.map(({ name, balance }) => [name, balance]));
}
