import { parse } from 'csv-parse/sync';
import { type Currency, isCurrency } from '#app/money/currencies.ts';
import { type CsvColumns, type CsvMapping, headings } from './csv-mapping.ts';
import { dayOf, decimalOfColumn, daysOfColumn, figureOf, signOf } from './csv-figures.ts';
import { type BankLine, type Statement, StatementProblem, wordsOrNull } from './statement.ts';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Sheet {
  readonly delimiter: string;
  readonly heading: Row;
  readonly rows: readonly Row[];
}

const delimiters = [';', '\t', ',', '|'];

/**
 * Reads a bank's CSV by its mapping, or by one that its headings and figures leave no doubt about.
 * Rows before the heading, and rows without a day and an amount (totals, notes), are no lines. Where
 * there is a column of balances each line is held against it.
 *
 * @throws StatementProblem, by line; also where something could be read in two ways
 */
export function readCsv(
  text: string,
  told: { currency?: string; mapping?: CsvMapping },
): Statement[] {
  const sheet = sheetOf(text, told.mapping);
  const columns = told.mapping?.columns ?? columnsOf(sheet.heading);
  const currency = currencyOf(sheet, columns, told.currency);
  const cells = (name: string | undefined) => sheet.rows.map((row) => cellOf(sheet, row, name));
  const figures = [columns.amount, columns.moneyIn, columns.moneyOut, columns.balance].flatMap(
    cells,
  );
  const { line } = sheet.heading;
  const decimal = told.mapping?.decimal ?? decimalOfColumn(figures.filter(Boolean), currency);
  if (!decimal) throw doubt(line, 'whether a point or a comma parts the decimals');
  const days = told.mapping?.days ?? daysOfColumn(cells(columns.day).filter(Boolean));
  if (!days) throw doubt(line, 'whether the day or the month stands first');
  const mapping = { delimiter: sheet.delimiter, decimal, days, columns: saying(sheet, columns) };
  const read = sheet.rows.flatMap((row) => lineOf(sheet, row, mapping, currency) ?? []);
  if (read.length === 0) throw new StatementProblem(line, 'no row below has a day and an amount.');
  return [
    { account: null, currency, ...heldAgainstBalances(read), lines: read.map((one) => one.line) },
  ];
}

const doubt = (line: number, what: string) =>
  new StatementProblem(line, `nothing in this file says ${what}: make a mapping for this account.`);

function sheetOf(text: string, mapping: CsvMapping | undefined): Sheet {
  const [, named] = /^sep=(.)\r?\n/.exec(text) ?? [];
  const problems: StatementProblem[] = [];
  for (const delimiter of mapping ? [mapping.delimiter] : named ? [named] : delimiters) {
    const rows = rowsOf(text, delimiter);
    if (rows instanceof StatementProblem) {
      problems.push(rows);
      continue;
    }
    const wanted = mapping ? [mapping.columns.day] : null;
    const at = rows.findIndex(({ cells }) => {
      if (wanted) return wanted.every((name) => cells.includes(name));
      const has = (column: keyof CsvColumns) => cells.some((cell) => headings[column].test(cell));
      return has('day') && (has('amount') || (has('moneyIn') && has('moneyOut')));
    });
    const heading = rows[at];
    if (heading) return { delimiter, heading, rows: rows.slice(at + 1) };
  }
  const [problem] = problems;
  if (problem && problems.length === delimiters.length) throw problem;
  throw new StatementProblem(
    1,
    'no row names a day and an amount (or money in and money out) as its columns.',
  );
}

/** With another delimiter than its own, a file in quotes may be no CSV at all. */
function rowsOf(text: string, delimiter: string): Row[] | StatementProblem {
  try {
    const records = parse(text, {
      delimiter,
      trim: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const { lines = 1, message } = error as Error & { lines?: number };
    return new StatementProblem(lines, `this is no CSV that can be read (${message}).`);
  }
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

function cellOf(sheet: Sheet, row: Row, name: string | undefined): string {
  return name === undefined ? '' : (row.cells[sheet.heading.cells.indexOf(name)] ?? '');
}

function currencyOf(sheet: Sheet, columns: CsvColumns, told: string | undefined): Currency {
  const [, inHeading] = /\(([A-Z]{3})\)/.exec(columns.amount ?? '') ?? [];
  const inRows = sheet.rows.map((row) => cellOf(sheet, row, columns.currency)).find(Boolean);
  const code = (inRows ?? inHeading ?? told ?? '').toUpperCase();
  if (isCurrency(code)) return code;
  const { line } = sheet.heading;
  const words = code
    ? `"${code}" is no currency that we know.`
    : 'it names no currency: --currency EUR.';
  throw new StatementProblem(line, words);
}

interface ReadRow {
  readonly line: BankLine;
  readonly balance: bigint | null;
}

function lineOf(sheet: Sheet, row: Row, mapping: CsvMapping, currency: Currency): ReadRow | null {
  const { columns, decimal } = mapping;
  const cell = (name: string | undefined) => cellOf(sheet, row, name);
  const day = dayOf(cell(columns.day), mapping.days);
  const amount = amountOf(row, mapping, currency, cell);
  if (!day && amount === null) return null;
  // A total has an amount and no day; a note has neither.
  if (!day) {
    if (isTotal(row)) return null;
    throw new StatementProblem(row.line, `"${cell(columns.day)}" is no day.`);
  }
  if (amount === null && isTotal(row)) return null;
  if (amount === null) throw new StatementProblem(row.line, 'a day without an amount.');
  if (!isBooked(row, cell(columns.status))) return null;
  const own = cell(columns.currency);
  if (own && own.toUpperCase() !== currency) {
    throw new StatementProblem(row.line, `an amount in ${own} among amounts in ${currency}.`);
  }
  const line = {
    line: row.line,
    day,
    amount,
    currency,
    reference: wordsOrNull(cell(columns.reference)),
    name: wordsOrNull(cell(columns.name)),
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

const done =
  /^(completed|successful|success|booked|gebucht|posted|cleared|settled|sukses|berhasil)$/i;
const notDone =
  /^(pending|failed|declined|reverted|reversed|cancell?ed|vorgemerkt|umsatz vorgemerkt|gagal)$/i;

/** What is only promised, or did not happen, is no line; an unknown word is asked about. */
function isBooked(row: Row, status: string): boolean {
  if (status === '' || done.test(status)) return true;
  if (notDone.test(status)) return false;
  throw new StatementProblem(row.line, `"${status}" says neither that it was booked nor that not.`);
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
    if (read !== null || !/\d/.test(text)) return read;
    throw new StatementProblem(row.line, `"${text}" is no amount of ${currency}.`);
  };
  if (columns.amount !== undefined) {
    const amount = figure(columns.amount);
    if (amount === null || amount < 0n || columns.direction === undefined) return amount;
    const sign = signOf(cell(columns.direction));
    if (sign !== 0) return sign < 0 ? -amount : amount;
    throw new StatementProblem(row.line, 'an amount that says neither in nor out.');
  }
  const [came, left] = [figure(columns.moneyIn), figure(columns.moneyOut)];
  if (came === null && left === null) return null;
  // Banks write what left with a sign or without; what came in with a sign was taken back.
  return (came ?? 0n) - (left === null ? 0n : left < 0n ? -left : left);
}

/** Each balance is the one before it and its line, from above or from below. */
function heldAgainstBalances(rows: readonly ReadRow[]): {
  opening: bigint | null;
  closing: bigint | null;
} {
  if (rows.some((row) => row.balance === null)) return { opening: null, closing: null };
  const inOrder = [rows, rows.toReversed()].map((each) => ({ each, broken: brokenAt(each) }));
  const [good, other] = inOrder.filter(({ broken }) => broken === null);
  // Read from above and from below alike, they prove nothing.
  if (good && other) return { opening: null, closing: null };
  if (!good) {
    const { line } = inOrder[0]?.broken?.line ?? { line: 1 };
    throw new StatementProblem(line, 'the balance is not the one before it and this amount.');
  }
  const [first] = good.each;
  return {
    opening: (first?.balance ?? 0n) - (first?.line.amount ?? 0n),
    closing: good.each.at(-1)?.balance ?? null,
  };
}

function brokenAt(rows: readonly ReadRow[]): ReadRow | null {
  const broken = rows.find((row, index) => {
    const before = rows[index - 1]?.balance;
    return before !== undefined && before !== null && before + row.line.amount !== row.balance;
  });
  return broken ?? null;
}
