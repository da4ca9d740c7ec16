import type { DayOrder, DecimalSign } from '#app/files/figures.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Period, lastDayOf } from '#app/money/periods.ts';
import { type WrittenAmount, amountIn, decimalOfFile } from '#app/files/written-amounts.ts';
import { type DayRead, dayIn, dayOrderOfFile } from '#app/files/written-days.ts';
import { type FileLoan, type LoanFound, lineFinder } from './file-loans.ts';
import type { ReportedLine } from './reported-line.ts';
import type { JudgedLine, LineError, ToldOfFile } from './judged-line.ts';
import { withReceipts } from './receipts.ts';
import { warningsOf } from './row-warnings.ts';

export interface JudgedFile {
  readonly lines: readonly JudgedLine[];
  /** Lines that say that nothing was paid. */
  readonly zeros: readonly JudgedLine[];
  /** Lines of a statement that name no loan of the partner's. */
  readonly others: readonly JudgedLine[];
  /** How the file was read; null where no row needed it. */
  readonly decimal: DecimalSign | null;
  readonly days: DayOrder | null;
}

interface Found {
  readonly written: ReportedLine;
  readonly found: LoanFound;
}

/** Every line of a file by itself and beside the others, each with one word on it; a bad one hides none. */
export function judgeLines(
  lines: readonly ReportedLine[],
  loans: readonly FileLoan[],
  told: ToldOfFile,
): JudgedFile {
  const find = lineFinder(loans, lines);
  const found = lines.map((written): Found => ({ written, found: find(written) }));
  const amounts = found.map(amountOf);
  const days = lines.flatMap(({ paidOn }) => paidOn ?? []);
  const decimal = told.decimal ?? decimalOfFile(amounts) ?? told.pastDecimal ?? null;
  const order = told.days ?? dayOrderOfFile(days, told.month) ?? told.pastDays ?? null;
  const isSure = Boolean(told.decimal);
  const judged = found.map((one) =>
    judgedAlone(one, { decimal, isSure, order, month: told.month }),
  );
  const warned = withReceipts(warningsOf(judged, told.month), told.receipts);
  const isZero = ({ written, paid, error, asks }: JudgedLine) =>
    written.kind === 'paid' && paid === 0n && !error && !asks;
  const isOther = ({ written, error }: JudgedLine) =>
    written.names !== undefined && error === 'loan_is_not_known';
  return {
    lines: warned.filter((line) => !isZero(line) && !isOther(line)),
    zeros: warned.filter(isZero),
    others: warned.filter(isOther),
    decimal,
    days: order,
  };
}

const amountOf = ({ written, found }: Found): WrittenAmount => {
  return { text: written.amount, currency: currencyOf(found) };
};
const currencyOf = (found: LoanFound): Currency | null =>
  'loan' in found ? found.loan.currency : null;

function judgedAlone(
  { written, found }: Found,
  told: {
    decimal: DecimalSign | null;
    isSure: boolean;
    order: DayOrder | null;
    month: Period | null;
  },
): JudgedLine {
  const base = { line: written.line, written, loan: null, paidOn: null, paid: null };
  const none = { error: null, asks: null, warning: null, about: {} };
  const wrong = (error: LineError, more: Partial<JudgedLine> = {}): JudgedLine => {
    return { ...base, ...none, ...more, error };
  };
  const day = readDay(written.paidOn, told);
  const paidOn = day && 'day' in day ? day.day : null;
  if (written.problem) return wrong('row_is_not_readable');
  if (written.beyond) return wrong('row_has_a_cell_too_many', { paidOn });
  const isNamed = written.loanId !== undefined || written.names !== undefined;
  if (written.loan.trim() === '' && !isNamed) return wrong('loan_is_missing', { paidOn });
  if ('not' in found) return wrong(found.not, { paidOn });
  const { loan } = found;
  const here = { loan, paidOn };
  if (!loan.isInRepayment) return wrong('loan_is_not_in_repayment', here);
  const read = amountIn({ text: written.amount, currency: loan.currency }, told);
  if ('not' in read) return wrong(read.not, here);
  if (day && 'not' in day) return wrong(day.not, here);
  const asked = { ...base, ...none, ...here };
  if ('point' in read)
    return { ...asked, asks: 'amount_could_be_two', about: { either: [read.point, read.comma] } };
  if (read.amount < 0n) return wrong('amount_is_negative', here);
  if (day && 'dayFirst' in day)
    return {
      ...asked,
      paid: read.amount,
      asks: 'day_could_be_two',
      eitherDay: [day.dayFirst, day.monthFirst],
    };
  return { ...asked, paid: read.amount };
}

function readDay(
  written: string | undefined,
  { order, month }: { order: DayOrder | null; month: Period | null },
): DayRead | null {
  if (written) return dayIn(written, order, month);
  return month === null ? null : { day: lastDayOf(month) };
}
