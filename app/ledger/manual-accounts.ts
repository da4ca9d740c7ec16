import { type AccountName, sideOf } from './accounts.ts';

/**
 * Which accounts a manual journal may touch: the host's own, and what stands
 * between two of them. Lenders' balances, loans, holds, disputes and what a
 * partner is to pay have rows beside the ledger that a verb writes with it; a
 * journal alone would part the two.
 */
const mayBeMovedByHand =
  /^(stripe|bank|stripe_fees|costs|tips|fees|operator|fx|fx_result|suspense|partner:\d+:(payable|overpaid))$/;

/** The account of that name, if people may move it by hand; null for any other word. */
export function manualAccount(name: string): AccountName | null {
  if (!mayBeMovedByHand.test(name)) return null;
  sideOf(name);
  return name as AccountName;
}
