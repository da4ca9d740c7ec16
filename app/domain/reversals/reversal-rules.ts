import { isFromOutside } from '#app/domain/receipts/payment-rules.ts';

/**
 * Money that we booked as received and the bank took back (a recalled wire) is reversed in full:
 * every receipt that came of it, what was left over, and what went towards an earlier recall. What
 * a bank does is a fact and is never refused; only money from outside can be recalled, and each
 * receipt is reversed at most once. The partner owes what can no longer be taken back
 * (`partner:recalled`), and its next money pays that first.
 */
export type ReversalRefusal = 'receipt_is_not_from_outside' | 'receipt_is_reversed';

export function reversalRefusal(facts: {
  source: string;
  isReversed: boolean;
}): ReversalRefusal | null {
  if (!isFromOutside(facts.source)) return 'receipt_is_not_from_outside';
  if (facts.isReversed) return 'receipt_is_reversed';
  return null;
}

/**
 * Whether what a wire brought a loan stays with its lenders: a refund gave them the rest, or a
 * write-off has fixed the loss. Then the partner owes it separately, and the loan stays as it is.
 */
export function staysWithLenders(loan: { status: string; isWrittenOff: boolean }): boolean {
  return loan.status === 'refunded' || loan.isWrittenOff;
}
