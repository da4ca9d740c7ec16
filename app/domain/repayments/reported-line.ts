import type { Column } from './file-headings.ts';

/** One line of a file as it was written, before its loan is looked up. */
export interface ReportedLine {
  /** The file's own line, from 1. For JSON, the place in the list. */
  readonly line: number;
  readonly loan: string;
  /** Only where the loan was not named by a file: then nobody has to look for it. */
  readonly loanId?: number | undefined;
  readonly kind: 'paid' | 'outstanding' | 'cumulative';
  /** In local currency, as written. */
  readonly amount: string;
  readonly paidOn?: string | undefined;
  readonly paidBy?: string | undefined;
  readonly client?: string | undefined;
  /** Of a statement: the words in which its loan may be named. */
  readonly names?: string | undefined;
  /** Of a statement: what the payer called it, which may be the loan's number alone. */
  readonly reference?: string | undefined;
  /** The wallet's or the bank's own number of the payment. */
  readonly receipt?: string | undefined;
  /** There is a column for days, and nothing in it. */
  readonly isWithoutDay?: boolean | undefined;
  /** Why the row could not be read, in words. */
  readonly problem?: string | undefined;
  /** Cells behind the last column of the heading: a comma too many in this line. */
  readonly beyond?: string | undefined;
}

export type FileProblem =
  | 'file_is_a_workbook'
  | 'file_is_empty'
  | 'file_is_not_readable'
  | 'columns_are_not_known'
  | 'columns_could_be_two';

/** Rows that are no repayments, and why. */
export interface LeftOut {
  readonly line: number;
  readonly why: 'title' | 'total' | 'told' | 'out' | 'taken_back' | 'not_booked';
  readonly words: string;
}

export interface ReadFile {
  readonly lines: readonly ReportedLine[];
  readonly leftOut: readonly LeftOut[];
  /** Of a table: all that its heading says. */
  readonly headings?: readonly string[];
  /** Whether what the partner said of its columns was found in this file. */
  readonly isMapped?: boolean;
  /** What the file calls its columns. */
  readonly columns: Readonly<Partial<Record<Column, string>>>;
  /** Where figures are not people's writing but a program's (JSON): a point, and no thousands. */
  readonly decimal?: '.';
}

export type Figure = 'amount' | 'outstanding' | 'cumulative';

export type ReadAnswer =
  ReadFile | { refused: FileProblem; line?: number; detail?: string; headings?: readonly string[] };
