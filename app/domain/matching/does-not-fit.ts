import { KeyUsedForAnother, WouldGoBelowZero } from '#app/ledger/post.ts';
import type { ReversalRefusal } from '#app/domain/reversals/reversal-rules.ts';

/** Why a line of the bank cannot be booked as somebody says. */
export type LineRefusal =
  | 'bank_line_is_booked'
  | 'match_is_not_exact'
  | 'parts_do_not_come_to_the_line'
  | 'part_does_not_fit'
  | 'account_is_not_moved_by_hand'
  | 'account_has_not_so_much'
  | 'loan_is_not_written_off'
  | 'exchange_rate_is_missing'
  | ReversalRefusal;

/** Thrown where a part turns out not to fit after others were booked: all of it is undone. */
export class DoesNotFit extends Error {
  constructor(readonly refused: LineRefusal) {
    super(refused);
  }
}

/** Runs the work; what does not fit is its answer, and nothing of it is kept. */
export async function orRefused<T>(work: () => Promise<T>): Promise<T | { refused: LineRefusal }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DoesNotFit) return { refused: error.refused };
    const isOfTheLedger = error instanceof KeyUsedForAnother || error instanceof WouldGoBelowZero;
    if (isOfTheLedger) return { refused: 'part_does_not_fit' };
    throw error;
  }
}
