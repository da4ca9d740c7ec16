import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import type { Movement } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import { type LenderChange, byCurrency } from './lender-changes-rules.ts';

/**
 * The part of lenders' gains that pays what they owe: `lender -> lender:owed`. A loan may have
 * thousands of lenders, so they are locked and read in one go.
 */
export async function debtsPaid(tx: Tx, gains: readonly LenderChange[]): Promise<Movement[]> {
  const paid: Movement[] = [];
  for (const [currency, own] of byCurrency(gains)) {
    const debts = own.map(({ account }) => `${account}:owed` as const);
    const accounts = own.map(({ account }) => account);
    const owed = await lockAccounts(tx, [...accounts, ...debts], currency);
    for (const { account, amount } of own) {
      const debt = owed.get(`${account}:owed`) ?? 0n;
      if (debt === 0n) continue;
      const part = amount < debt ? amount : debt;
      paid.push({ from: account, to: `${account}:owed`, amount: part, currency });
    }
  }
  return paid;
}
