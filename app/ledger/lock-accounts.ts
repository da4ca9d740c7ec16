import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { lockedInSql } from '#app/platform/locks.ts';
import type { AccountName } from './accounts.ts';

/**
 * Whoever decides by account balances locks the accounts first, so that nobody moves them
 * meanwhile. An account never used has no row to lock, and holds nothing.
 */
export async function lockAccounts(
  tx: Tx,
  names: readonly AccountName[],
  currency: Currency,
): Promise<void> {
  lockedInSql(tx, 'account');
  await tx.$executeRaw`select lock_accounts(${[...names]}::text[], ${currency})`;
}
