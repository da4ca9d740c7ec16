/**
 * Money that we booked as received and that was never ours (a recalled wire)
 * is taken back whole: every receipt that came of it, and what was left over.
 * Only money from outside can be recalled; each receipt is reversed at most
 * once; after a write-off principal is not reversed; and what was left over
 * must be there still.
 */
export type ReversalRefusal =
  | 'receipt_is_not_from_outside'
  | 'receipt_is_reversed'
  | 'loan_was_written_off_since'
  | 'surplus_was_used_since';

export function reversalRefusal(facts: {
  source: string;
  isReversed: boolean;
  isWrittenOff: boolean;
  /** Minor units: what the wire left over, and what the partner has over now. */
  surplus: bigint;
  overpaid: bigint;
}): ReversalRefusal | null {
  if (facts.source !== 'bank' && facts.source !== 'stripe') return 'receipt_is_not_from_outside';
  if (facts.isReversed) return 'receipt_is_reversed';
  if (facts.isWrittenOff) return 'loan_was_written_off_since';
  if (facts.surplus > facts.overpaid) return 'surplus_was_used_since';
  return null;
}
