import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import type { Movement } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import type { LenderChange } from './lender-changes-rules.ts';

/** What of a lender's gain pays what the lender owes: `lender -> lender:owed`. */
export async function debtPaid(
  tx: Tx,
  { account, currency, amount }: LenderChange,
): Promise<Movement[]> {
  const debt = `${account}:owed` as const;
  await lockAccounts(tx, [account, debt], currency);
  const owed = await balanceOf(tx, debt, currency);
  if (owed === 0n) return [];
  return [{ from: account, to: debt, amount: amount < owed ? amount : owed, currency }];
}
