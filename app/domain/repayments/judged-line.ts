import type { DayOrder, DecimalSign } from '#app/files/figures.ts';
import type { Day } from '#app/money/days.ts';
import type { Period } from '#app/money/periods.ts';
import type { FileLoan } from './file-loans.ts';
import type { ReportedLine } from './reported-line.ts';

export type LineError =
  | 'row_is_not_readable'
  | 'member_is_not_readable'
  | 'loan_is_missing'
  | 'loan_is_not_known'
  | 'loan_could_be_two'
  | 'loan_is_named_in_another_way'
  | 'loan_is_not_in_repayment'
  | 'loan_is_reported_twice'
  | 'receipt_is_given_twice'
  | 'receipt_was_reported'
  | 'row_has_a_cell_too_many'
  | 'amount_is_not_a_number'
  | 'amount_is_in_another_currency'
  | 'amount_is_negative'
  | 'day_is_not_a_date';

export type LineWarning =
  | 'row_is_given_twice'
  | 'loan_has_several_names'
  | 'loan_was_found_in_the_text'
  | 'amount_is_above_what_is_outstanding'
  | 'day_is_before_the_payout'
  | 'day_is_outside_the_period'
  | 'day_is_missing'
  | 'figure_went_down'
  | 'figure_is_not_the_agreed_one';

export type LineQuestion = 'amount_could_be_two' | 'day_could_be_two';

export interface JudgedLine {
  readonly line: number;
  readonly written: ReportedLine;
  readonly loan: FileLoan | null;
  readonly paidOn: Day | null;
  /** What was paid, in local minor units; null where that cannot be said. Nothing is left out of a report. */
  readonly paid: bigint | null;
  readonly error: LineError | null;
  readonly asks: LineQuestion | null;
  readonly warning: LineWarning | null;
  /** The line that says the same, or the two readings that a question is about. */
  readonly about: {
    readonly line?: number;
    readonly either?: readonly [bigint, bigint];
    /** The month in which the receipt was reported before. */
    readonly period?: Period;
  };
  readonly eitherDay?: readonly [Day, Day];
}

/** What was said before: by the person who was asked, or by the partner's earlier files. */
export interface ToldOfFile {
  readonly month: Period | null;
  readonly decimal?: DecimalSign | null;
  readonly days?: DayOrder | null;
  readonly pastDecimal?: DecimalSign | null;
  readonly pastDays?: DayOrder | null;
  /** Receipts of the partner's other reports, as `receiptKey` writes them, and of which month. */
  readonly receipts?: ReadonlyMap<string, Period>;
}
