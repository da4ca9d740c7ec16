/**
 * Money that we booked as received and that the bank took back (a recalled wire) is taken back
 * whole: every receipt that came of it, what was left over, and what it paid of an earlier recall.
 * What a bank does is a fact and is never refused; only money from outside can be recalled, and
 * each receipt is reversed at most once. What is no longer there to be taken back, the partner owes
 * from then on (`partner:recalled`), and its next money pays it first.
 */
export type ReversalRefusal = 'receipt_is_not_from_outside' | 'receipt_is_reversed';

export function reversalRefusal(facts: {
  source: string;
  isReversed: boolean;
}): ReversalRefusal | null {
  if (facts.source !== 'bank' && facts.source !== 'stripe') return 'receipt_is_not_from_outside';
  if (facts.isReversed) return 'receipt_is_reversed';
  return null;
}

/**
 * Whether what a wire brought a loan stays with its lenders: a refund gave them the rest, or a
 * write-off has said what is lost. Then the partner owes it apart, and the loan is as it was.
 */
export function staysWithLenders(loan: { status: string; isWrittenOff: boolean }): boolean {
  return loan.status === 'refunded' || loan.isWrittenOff;
}
