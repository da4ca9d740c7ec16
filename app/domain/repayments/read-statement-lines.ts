import { readStatements } from '#app/banks/read-statement.ts';
import {
  type BankLine,
  type Doubt,
  type Statement,
  StatementProblem,
} from '#app/banks/statement.ts';
import { m } from '#app/messages/compiled/messages.js';
import { decimalOf } from '#app/money/money.ts';
import type { CsvColumns } from '#app/banks/csv-mapping.ts';
import type { ReadAnswer, ReadFile, ReportedLine } from './reported-line.ts';

/**
 * A statement of a wallet or a bank, in place of a report: what came in, each with the words in which its
 * loan may be named. What left is no repayment. Figures and days that could be read in two ways stay so,
 * for the lines to be judged like those of any table.
 */
export function readStatementLines(bytes: Uint8Array, currency: string | undefined): ReadAnswer {
  try {
    const { statements, doubts } = inDoubt(bytes, {
      isRowByRow: true,
      ...(currency && { currency }),
    });
    const lines = statements.flatMap((one) => one.lines);
    const notBooked = statements.flatMap((one) => one.table?.leftOut ?? []);
    const problems = statements.flatMap((one) => one.problems ?? []);
    const back = takenBack(lines);
    const came = lines.filter((line) => line.amount > 0n && !back.has(line));
    if (came.length === 0 && problems.length === 0) return { refused: 'file_is_empty' };
    return {
      lines: [
        ...came.map((line) => reportedLine(line, doubts)),
        ...problems.map(unreadable),
      ].toSorted((one, other) => one.line - other.line),
      leftOut: [
        ...lines
          .filter(({ amount }) => amount <= 0n)
          .map((line) => ({ line: line.line, why: 'out' as const, words: wordsOf(line) })),
        ...[...back].map((line) => {
          return { line: line.line, why: 'taken_back' as const, words: wordsOf(line) };
        }),
        ...notBooked.map(({ line, cells }) => {
          return { line, why: 'not_booked' as const, words: cells.filter(Boolean).join(' ') };
        }),
      ],
      columns: columnsOf(statements[0]?.table?.columns),
      ...(!doubts.some(({ of }) => of === 'decimal') && { decimal: '.' as const }),
    };
  } catch (error) {
    if (!(error instanceof StatementProblem)) throw error;
    const english = { locale: 'en' } as const;
    const isNoTable = error.say(english) === m.statement_csv_no_columns({}, english);
    if (isNoTable) return { refused: 'columns_are_not_known' };
    return { refused: 'file_is_not_readable', line: error.line, detail: error.say() };
  }
}

/** Which of a statement's columns stand for those of a report. */
function columnsOf(columns: CsvColumns | undefined): ReadFile['columns'] {
  const { day, amount = columns?.moneyIn, bankReference, name, reference, text } = columns ?? {};
  const found = {
    paidOn: day,
    amount,
    receipt: bankReference,
    paidBy: name,
    loan: reference ?? text,
  };
  return Object.fromEntries(Object.entries(found).filter(([, heading]) => heading));
}

type Told = NonNullable<Parameters<typeof readStatements>[1]>;

/** Read as if days stood first and thousands were parted, where the file does not say. */
function inDoubt(
  bytes: Uint8Array,
  told: Told,
  doubts: readonly Doubt[] = [],
): { statements: Statement[]; doubts: readonly Doubt[] } {
  try {
    return { statements: readStatements(bytes, told), doubts };
  } catch (error) {
    const doubt = error instanceof StatementProblem ? error.doubt : null;
    if (doubt === null || doubts.some(({ of }) => of === doubt.of)) throw error;
    const more: Told =
      doubt.of === 'days' ? { days: 'dmy' } : { decimal: doubt.mark === '.' ? ',' : '.' };
    return inDoubt(bytes, { ...told, ...more }, [...doubts, doubt]);
  }
}

function reportedLine(one: BankLine, doubts: readonly Doubt[]): ReportedLine {
  const { line, reference, name, bankReference } = one;
  return {
    line,
    loan: '',
    kind: 'paid',
    amount: amountText(one, doubts),
    paidOn: doubts.some(({ of }) => of === 'days') ? dayFirst(one.day) : one.day,
    names: wordsOf(one),
    ...(reference && { reference }),
    ...(name && { paidBy: name }),
    ...(bankReference && { receipt: bankReference }),
  };
}

const unreadable = ({ line, say }: StatementProblem): ReportedLine => {
  return { line, loan: '', kind: 'paid', amount: '', names: '', problem: sentence(say()) };
};

/** Statements' problems are said behind their line, in small letters. */
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Payments that a later line of the same sum took back, and names by their receipt. */
function takenBack(lines: readonly BankLine[]): Set<BankLine> {
  const byReceipt = new Map(
    lines.flatMap((line) => (line.bankReference ? [[line.bankReference, line] as const] : [])),
  );
  const back = new Set<BankLine>();
  for (const line of lines.filter(({ amount }) => amount < 0n)) {
    for (const word of wordsOf(line).split(/[^\p{L}\p{N}_-]+/u)) {
      const paid = byReceipt.get(word);
      if (paid && paid !== line && paid.amount === -line.amount) back.add(paid);
    }
  }
  return back;
}

const wordsOf = ({ reference, text, name, bankReference }: BankLine): string =>
  [reference, text, name].filter(Boolean).join(' · ') || (bankReference ?? '');

/** As the file has it: `1,500` where nothing says whether that is one and a half. */
function amountText({ amount, currency }: BankLine, doubts: readonly Doubt[]): string {
  const text = decimalOf({ amount, currency });
  const doubt = doubts.find((one) => one.of === 'decimal');
  if (!doubt) return text;
  return text.replace(/\.\d+$/, '').replace(/(?<=\d)(?=(\d{3})+$)/g, doubt.mark);
}

const dayFirst = (day: string) => day.split('-').toReversed().join('/');

/** Whether a file is certainly a statement, and not a table that people made. */
export const isStatement = (text: string) => /^\s*<|^\s*OFXHEADER|^\s*\{1:F01|^\s*:20:/.test(text);
