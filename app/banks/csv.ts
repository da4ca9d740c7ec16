import { m } from '#app/messages/compiled/messages.js';
import { type Currency, exponentOf, isCurrency } from '#app/money/currencies.ts';
import { type CsvColumns, type CsvMapping, headings } from './csv-mapping.ts';
import { type ReadRow, heldAgainstBalances } from './csv-balances.ts';
import {
  type DayOrder,
  type DecimalSign,
  dayOf,
  daysOfColumn,
  decimalOfColumn,
  doubtfulMark,
  figureOf,
  signOf,
} from '#app/files/figures.ts';
import type { Row } from '#app/files/rows.ts';
import { isDone, isNotDone } from '#app/files/status-words.ts';
import { isSerial, serialDay } from '#app/files/written-days.ts';
import { type Sheet, cellOf, sheetOf } from './csv-sheet.ts';
import { type Doubt, type Statement, StatementProblem, daysOf, wordsOrNull } from './statement.ts';

/**
 * Reads a bank's CSV by its mapping, or by one that its headings and figures leave no doubt about.
 * Rows before the heading, and rows without a day and an amount (totals, notes), are no lines. Where
 * there is a column of balances each line is held against it. Read row by row, a row that cannot be
 * read is named beside the others, and no balances are asked for.
 *
 * @throws StatementProblem, by line; also where something could be read in two ways
 */
export function readCsv(
  text: string,
  told: {
    currency?: string;
    mapping?: CsvMapping;
    decimal?: DecimalSign;
    days?: DayOrder;
    isRowByRow?: boolean;
  },
): Statement[] {
  const sheet = sheetOf(text, told.mapping);
  const columns = told.mapping?.columns ?? columnsOf(sheet.heading);
  const currency = currencyOf(sheet, columns, told.currency);
  const cells = (name: string | undefined) => sheet.rows.map((row) => cellOf(sheet, row, name));
  const figures = [columns.amount, columns.moneyIn, columns.moneyOut, columns.balance].flatMap(
    cells,
  );
  const { line } = sheet.heading;
  const written = figures.filter(Boolean);
  const decimal = told.mapping?.decimal ?? told.decimal ?? decimalOfColumn(written, currency);
  if (!decimal)
    throw new StatementProblem(
      line,
      (options) => m.statement_csv_doubt_decimal({}, options),
      doubtOf(written),
    );
  const days = told.mapping?.days ?? told.days ?? daysOfCells(cells(columns.day));
  if (!days)
    throw new StatementProblem(line, (options) => m.statement_csv_doubt_days({}, options), {
      of: 'days',
    });
  const { leaveOut } = told.mapping ?? {};
  const mapping: CsvMapping = {
    delimiter: sheet.delimiter,
    decimal,
    days,
    columns: saying(sheet, columns),
    ...(leaveOut && { leaveOut }),
  };
  const problems: StatementProblem[] = [];
  const read = sheet.rows.flatMap((row) => {
    try {
      return lineOf(sheet, row, mapping, currency) ?? [];
    } catch (error) {
      if (!told.isRowByRow || !(error instanceof StatementProblem)) throw error;
      problems.push(error);
      return [];
    }
  });
  if (read.length === 0 && problems.length === 0)
    throw new StatementProblem(line, (options) => m.statement_csv_no_rows({}, options));
  const lines = read.map((one) => one.line);
  const booked = new Set(lines.map((one) => one.line));
  const bad = new Set(problems.map((problem) => problem.line));
  const leftOut = sheet.rows.filter((row) => !booked.has(row.line) && !bad.has(row.line));
  const table = { columns: mapping.columns, leftOut };
  // What a partner has filtered does not lead from one balance to the next.
  const balances = told.isRowByRow ? { opening: null, closing: null } : heldAgainstBalances(read);
  return [{ account: null, currency, ...daysOf(lines), ...balances, lines, table, problems }];
}

/** Which sign it is that may part decimals or thousands; null where both stand there, against each other. */
function doubtOf(figures: readonly string[]): Doubt | null {
  const [mark, ...others] = new Set(figures.flatMap((cell) => cell.match(/[.,]/g) ?? []));
  const isOne = (mark === '.' || mark === ',') && others.length === 0;
  return isOne ? { of: 'decimal', mark } : null;
}

/** A column says which way money went only if each of its words does; else it is about something else. */
function saying(sheet: Sheet, found: CsvColumns): CsvColumns {
  const columns = { ...unnamed(sheet, found), ...found };
  const said = sheet.rows.map((row) => cellOf(sheet, row, columns.direction)).filter(Boolean);
  if (said.length > 0 && said.every((word) => signOf(word) !== 0)) return columns;
  const { direction: _, ...others } = columns;
  return others;
}

/** BCA and others put the word into a column without a heading, behind the amount. */
function unnamed({ heading }: Sheet, columns: CsvColumns): Partial<CsvColumns> {
  const at = heading.cells.indexOf(columns.amount ?? '');
  return columns.amount !== undefined && heading.cells.indexOf('') === at + 1
    ? { direction: '' }
    : {};
}

/** The columns that the heading names; the first of a kind. */
function columnsOf({ cells }: Row): CsvColumns {
  const names = Object.keys(headings) as (keyof CsvColumns)[];
  const found = names.flatMap((name) => {
    const cell = cells.find((one) => headings[name].test(one));
    return cell === undefined ? [] : [[name, cell] as const];
  });
  return Object.fromEntries(found) as unknown as CsvColumns;
}

function currencyOf(sheet: Sheet, columns: CsvColumns, told: string | undefined): Currency {
  const [, inHeading] = /\(([A-Z]{3})\)/.exec(columns.amount ?? '') ?? [];
  const inRows = sheet.rows.map((row) => cellOf(sheet, row, columns.currency)).find(Boolean);
  const code = (inRows ?? inHeading ?? told ?? '').toUpperCase();
  if (isCurrency(code)) return code;
  const { line } = sheet.heading;
  throw new StatementProblem(line, (options) =>
    code
      ? m.statement_no_currency({ text: code }, options)
      : m.statement_names_no_currency({}, options),
  );
}

function lineOf(sheet: Sheet, row: Row, mapping: CsvMapping, currency: Currency): ReadRow | null {
  const { columns, decimal } = mapping;
  const cell = (name: string | undefined) => cellOf(sheet, row, name);
  const { leaveOut } = mapping;
  if (leaveOut && cell(leaveOut.column) === leaveOut.word) return null;
  const written = cell(columns.day);
  const day = isSerial(written) ? serialDay(written) : dayOf(written, mapping.days);
  const amount = amountOf(row, mapping, currency, cell);
  if (!day && amount === null) return null;
  // A total has an amount and no day; a note has neither.
  if (!day) {
    if (isTotal(row) || isBare(row)) return null;
    throw new StatementProblem(row.line, (options) =>
      m.statement_no_day({ text: cell(columns.day) }, options),
    );
  }
  if (amount === null && isTotal(row)) return null;
  if (amount === null)
    throw new StatementProblem(row.line, (options) => m.statement_day_no_amount({}, options));
  if (!isBooked(row, cell(columns.status))) return null;
  const own = cell(columns.currency);
  if (own && own.toUpperCase() !== currency) {
    throw new StatementProblem(row.line, (options) =>
      m.statement_amount_currency_rows({ other: own, currency }, options),
    );
  }
  const line = {
    line: row.line,
    day,
    amount,
    currency,
    reference: wordsOrNull(cell(columns.reference)),
    name: wordsOrNull(cell(columns.name)),
    otherAccount: wordsOrNull(cell(columns.otherAccount)),
    text: wordsOrNull(cell(columns.text)) ?? '',
    bankReference: wordsOrNull(cell(columns.bankReference)),
  };
  return { line, balance: figureOf(cell(columns.balance), currency, decimal) };
}

/** What a bank sums up, or carries over, is no line. */
function isTotal({ cells }: Row): boolean {
  const start =
    /^(grand )?(total|saldo|balance|opening|closing|jumlah|summe|endsaldo|anfangssaldo)/i;
  return cells.filter((cell) => !/^[\d\s./:-]*$/.test(cell)).some((cell) => start.test(cell));
}

/** Figures alone, without a word: what a spreadsheet sums up. */
const isBare = ({ cells }: Row) => cells.every((cell) => /^[\d\s.,()+-]*$/.test(cell));

/** The order of days; Excel's count of days has none. */
const daysOfCells = (cells: readonly string[]) => {
  const written = cells.filter((cell) => cell !== '' && !isSerial(cell));
  return written.length === 0 ? 'ymd' : daysOfColumn(written);
};

/** What is only promised, or did not happen, is no line; an unknown word is asked about. */
function isBooked(row: Row, status: string): boolean {
  if (status === '' || isDone(status)) return true;
  if (isNotDone(status)) return false;
  throw new StatementProblem(row.line, (options) =>
    m.statement_status_unknown({ text: status }, options),
  );
}

function amountOf(
  row: Row,
  { columns, decimal }: CsvMapping,
  currency: Currency,
  cell: (name: string | undefined) => string,
): bigint | null {
  const figure = (name: string | undefined) => {
    const text = cell(name);
    const read = figureOf(text, currency, decimal);
    // Three digits behind the sign of decimals are thousands as likely as not.
    const isOdd = doubtfulMark(text) === decimal && exponentOf(currency) !== 3;
    if ((read !== null && !isOdd) || !/\d/.test(text)) return read;
    throw new StatementProblem(row.line, (options) =>
      m.statement_no_amount({ text, currency }, options),
    );
  };
  if (columns.amount !== undefined) {
    const amount = figure(columns.amount);
    if (amount === null || amount < 0n || columns.direction === undefined) return amount;
    const sign = signOf(cell(columns.direction));
    if (sign !== 0) return sign < 0 ? -amount : amount;
    throw new StatementProblem(row.line, (options) => m.statement_neither_way({}, options));
  }
  const [came, left] = [figure(columns.moneyIn), figure(columns.moneyOut)];
  if (came === null && left === null) return null;
  // Banks write what left with a sign or without; what came in with a sign was taken back.
  return (came ?? 0n) - (left === null ? 0n : left < 0n ? -left : left);
}
