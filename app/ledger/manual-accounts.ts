import { type AccountName, sideOf } from './accounts.ts';

/**
 * The host's own accounts, and those that money only passes through. What stands at Stripe follows
 * Stripe's own lines alone.
 */
export const hostAccounts = [
  'bank',
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
 * Which accounts a manual journal may touch: the host's own, and those that money passes through.
 * Lenders' balances, loans, holds, disputes and what a partner has to pay on a settlement have rows
 * beside the ledger that a verb writes in step; a journal alone would let the two drift apart.
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
