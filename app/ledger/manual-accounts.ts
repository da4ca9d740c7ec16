import { type AccountName, sideOf } from './accounts.ts';

/** The host's own, and what stands between two accounts. */
export const hostAccounts = [
  'bank',
  'stripe',
  'stripe_fees',
  'costs',
  'tips',
  'fees',
  'operator',
  'fx',
  'fx_result',
  'suspense',
] as const satisfies readonly AccountName[];

/**
 * Which accounts a manual journal may touch: the host's own, and what stands
 * between two of them. Lenders' balances, loans, holds, disputes and what a
 * partner is to pay of a settlement have rows beside the ledger that a verb writes with it; a
 * journal alone would part the two.
 */
const mayBeMovedByHand = new RegExp(
  `^(${hostAccounts.join('|')}|partner:\\d+:(payable|overpaid|recalled))$`,
);

/** The account of that name, if people may move it by hand; null for any other word. */
export function manualAccount(name: string): AccountName | null {
  if (!mayBeMovedByHand.test(name)) return null;
  sideOf(name);
  return name as AccountName;
}
