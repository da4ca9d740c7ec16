import type { Row } from '#app/files/rows.ts';
import { m } from '#app/messages/compiled/messages.js';
import type { Currency } from '#app/money/currencies.ts';
import type { Day } from '#app/money/days.ts';
import { decimalOf } from '#app/money/money.ts';
import type { CsvColumns } from './csv-mapping.ts';

/** One line of a bank's statement, as the bank booked it. */
export interface BankLine {
  /** Where it begins in its file, from 1. */
  readonly line: number;
  /** The day on which the bank booked it. */
  readonly day: Day;
  /** Minor units; money that left is negative. */
  readonly amount: bigint;
  readonly currency: Currency;
  /** What the two sides agreed to call it: an invoice, an end-to-end reference. */
  readonly reference: string | null;
  /** Who is on the other side. */
  readonly name: string | null;
  /** The account on the other side, where the bank says it. */
  readonly otherAccount: string | null;
  readonly text: string;
  /** The bank's own word for it; of a batch that is told one by one, each has the same. */
  readonly bankReference: string | null;
}

/** One statement of one account. A file may hold several. */
export interface Statement {
  readonly account: string | null;
  readonly currency: Currency;
  /** The days it is about; null where neither the bank nor a line says. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Minor units; null where the bank does not say. */
  readonly opening: bigint | null;
  readonly closing: bigint | null;
  readonly lines: readonly BankLine[];
  /** Of a table: what its columns are called, and its rows that are no booked line. */
  readonly table?: {
    readonly columns: CsvColumns;
    readonly leftOut: readonly Row[];
  };
  /** Read row by row: what could not be read of it. */
  readonly problems?: readonly StatementProblem[];
}

type Options = Parameters<typeof m.statement_line>[1];

/** What can be read in two ways: days, or figures with this sign before three digits. */
export type Doubt = { readonly of: 'days' } | { readonly of: 'decimal'; readonly mark: '.' | ',' };

/** What a file cannot be read for, in words that name the place; its message is in English. */
export class StatementProblem extends Error {
  constructor(
    readonly line: number,
    readonly say: (options?: Options) => string,
    readonly doubt: Doubt | null = null,
  ) {
    super(m.statement_line({ line, words: say({ locale: 'en' }) }, { locale: 'en' }));
  }

  /** In the language of whoever asks. */
  words(): string {
    return m.statement_line({ line: this.line, words: this.say() });
  }
}

/** A statement whose lines do not lead from its opening to its closing is no statement. */
export function assertAddsUp(statement: Statement, line: number): void {
  const { opening, closing, currency, lines } = statement;
  if (opening === null || closing === null) return;
  const moved = lines.reduce((sum, one) => sum + one.amount, 0n);
  if (opening + moved === closing) return;
  const say = (amount: bigint) => decimalOf({ amount, currency });
  throw new StatementProblem(line, (options) =>
    m.statement_does_not_add_up(
      {
        opening: say(opening),
        moved: say(moved),
        closing: say(closing),
        expected: say(opening + moved),
        currency,
      },
      options,
    ),
  );
}

/** Words without doubled spaces; null where there are none. */
export function wordsOrNull(text: string | null | undefined): string | null {
  const words = (text ?? '').replace(/\s+/g, ' ').trim();
  return words === '' ? null : words;
}

/** The first and the last day of a statement: what the bank says, or what its lines span. */
export function daysOf(
  lines: readonly BankLine[],
  said: { from?: Day | null; to?: Day | null } = {},
): { from: Day | null; to: Day | null } {
  const days = [...lines.map((line) => line.day), said.from ?? [], said.to ?? []].flat().sort();
  return { from: days[0] ?? null, to: days.at(-1) ?? null };
}
