import type { DayOrder, DecimalSign } from '#app/files/figures.ts';
import { type Row, delimiterNamed, delimiters, rowsOf } from '#app/files/rows.ts';
import { type WrittenAmount, amountIn, decimalOfFile } from '#app/files/written-amounts.ts';
import { dayIn, dayOrderOfFile } from '#app/files/written-days.ts';
import { isCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { apiName } from './draft-names.ts';

/** What somebody answered when asked how a table is written. */
export interface ToldOfTable {
  readonly decimal?: DecimalSign | null;
  readonly days?: DayOrder | null;
}

/** A table's loans in the shape of the partner API, and where in the table each value stands. */
export interface DraftTable {
  readonly drafts: readonly Record<string, unknown>[];
  /** By the place in the list: `[0].schedule[1].date` is `line 4, due_on`. */
  readonly places: ReadonlyMap<string, { line: number; column: string }>;
  readonly lines: readonly number[];
  /** The first cell that can be read in two ways, with both readings. */
  readonly asks: {
    readonly amount?: { text: string; either: readonly [bigint, bigint]; currency: string };
    readonly day?: { text: string; either: readonly [string, string] };
  };
}

/** Before a cell that can be read in two ways: so it is no amount and no day until somebody says. */
export const doubtful = '?';

const memberFields = ['first_name', 'last_name', 'gender', 'client_id', 'loan_id', 'amount'];
const rowFields = ['date', 'principal', 'interest'];

/**
 * Reads a table of loans: each begins with a row of its own, with the loan's facts; a row below it
 * with the same number, or with none, has another instalment or another member of its group.
 *
 * @returns null where no row is a heading that we know
 */
export function draftTable(text: string, told: ToldOfTable): DraftTable | null {
  const named = delimiterNamed(text);
  for (const delimiter of named ? [named] : delimiters) {
    const rows = rowsOf(text, delimiter);
    if ('why' in rows) continue;
    const at = rows.findIndex(({ cells }) => isHeading(cells.map(columnOf)));
    const heading = rows[at];
    if (heading) return readTable(heading, rows.slice(at + 1), told);
  }
  return null;
}

/** `entreps.first_name`, `schedule/date` and `Due on` are what they end in. */
function columnOf(cell: string): string {
  const words = cell
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
  const last = words.split(/[./[\]]+/).findLast((word) => /[a-z]/.test(word)) ?? '';
  return apiName(last.trim().replaceAll(/\s+/g, '_'));
}

const isHeading = (columns: readonly string[]) =>
  ['currency', 'amount', 'date', 'principal'].every((name) => columns.includes(name));

function readTable(heading: Row, rows: readonly Row[], told: ToldOfTable): DraftTable {
  const columns = heading.cells.map(columnOf);
  const written = rows.map(({ line, cells }) => ({
    line,
    cells: columns.flatMap((column, index) => {
      const text = cells[index]?.trim() ?? '';
      const beyond = column === '' && text !== '' ? `column ${index + 1}` : column;
      return text === '' ? [] : [{ column: beyond, heading: heading.cells[index] ?? '', text }];
    }),
  }));
  const loans = loansOf(written.filter(({ cells }) => cells.length > 0));
  const reader = cellReader(loans, told);
  const places = new Map<string, { line: number; column: string }>();
  const drafts = loans.map((loan, index) => draftOf(loan, `[${index}]`, places, reader.read));
  return { drafts, places, lines: loans.map((loan) => loan[0]?.line ?? 0), asks: reader.asks };
}

interface WrittenRow {
  readonly line: number;
  readonly cells: readonly { column: string; heading: string; text: string }[];
}

function loansOf(rows: readonly WrittenRow[]): WrittenRow[][] {
  const loans: WrittenRow[][] = [];
  let current: string | null = null;
  const hasOwn = rows.some((row) => textOf(row, 'internal_loan_id') !== null);
  for (const row of rows) {
    const number = textOf(row, hasOwn ? 'internal_loan_id' : 'loan_id');
    const isNew: boolean = number === null ? textOf(row, 'currency') !== null : number !== current;
    if (loans.length === 0 || isNew) loans.push([row]);
    else loans.at(-1)?.push(row);
    current = number ?? (isNew ? null : current);
  }
  return loans;
}

const textOf = (row: WrittenRow, column: string) =>
  row.cells.find((cell) => cell.column === column)?.text ?? null;

type ReadCell = (column: string, text: string, currency: string) => unknown;

function draftOf(
  rows: readonly WrittenRow[],
  place: string,
  places: Map<string, { line: number; column: string }>,
  read: ReadCell,
): Record<string, unknown> {
  const draft: Record<string, unknown> = {};
  const entreps: Record<string, unknown>[] = [];
  const schedule: Record<string, unknown>[] = [];
  const currency = rows.map((row) => textOf(row, 'currency')).find(Boolean) ?? '';
  for (const [index, row] of rows.entries()) {
    // Systems repeat a loan's facts and its first member on each of its rows.
    const isAgain = index > 0 && isRepeated(row, rows[0]);
    const has = (names: readonly string[]) =>
      row.cells.some(({ column }) => names.includes(column));
    const member = has(['first_name', 'amount']) && !isAgain ? {} : null;
    const due = has(rowFields) ? {} : null;
    if (member) entreps.push(member);
    if (due) schedule.push(due);
    for (const { column, heading, text } of row.cells) {
      const isMembers = memberFields.includes(column);
      if (index > 0 && member === null && isMembers) continue;
      const [into, path]: [Record<string, unknown>, string] =
        member && isMembers
          ? [member, `${place}.entreps[${entreps.length - 1}]`]
          : due && rowFields.includes(column)
            ? [due, `${place}.schedule[${schedule.length - 1}]`]
            : [draft, place];
      const value = read(column, text, currency);
      const isOther = into[column] !== undefined && into[column] !== value;
      // The same loan with another word for the same fact: both are shown, as a field that is none.
      const name = isOther ? `${column} (line ${row.line})` : column;
      into[name] = value;
      places.set(`${path}.${name}`, { line: row.line, column: heading || column });
    }
  }
  return { ...draft, entreps, schedule };
}

/** With the first row's own member, and with facts of the loan that a row below needs not say again. */
function isRepeated(row: WrittenRow, first: WrittenRow | undefined): boolean {
  if (!first || textOf(row, 'currency') === null) return false;
  return memberFields.every((name) => textOf(row, name) === textOf(first, name));
}

const yes = /^(yes|y|true|1|ya|oui|si|sí)$/i;
const no = /^(no|n|false|0|tidak|non)$/i;

/** Reads cells by what all of them together say of points, commas and the order of days. */
function cellReader(loans: readonly (readonly WrittenRow[])[], told: ToldOfTable) {
  const amounts: WrittenAmount[] = loans.flatMap((rows) => {
    const code = rows.map((row) => textOf(row, 'currency')).find(Boolean) ?? '';
    const currency = isCurrency(code) ? code : null;
    return rows.flatMap(({ cells }) =>
      cells.flatMap(({ column, text }) => (isAmount(column) ? [{ text, currency }] : [])),
    );
  });
  const days = loans.flat().flatMap(({ cells }) => {
    return cells.flatMap(({ column, text }) => (isDay(column) ? [text] : []));
  });
  const decimal = told.decimal ?? decimalOfFile(amounts);
  const order = told.days ?? dayOrderOfFile(days, null);
  const asks: { -readonly [Name in keyof DraftTable['asks']]: DraftTable['asks'][Name] } = {};
  const read: ReadCell = (column, text, code) => {
    if (column === 'client_waiver_signed')
      return yes.test(text) ? true : no.test(text) ? false : text;
    if (isDay(column)) {
      const day = dayIn(text, order);
      if (!('dayFirst' in day)) return 'day' in day ? day.day : text;
      asks.day ??= { text, either: [day.dayFirst, day.monthFirst] };
      return doubtful + text;
    }
    if (!isAmount(column) || !isCurrency(code)) return text;
    const figure = amountIn({ text, currency: code }, { decimal, isSure: Boolean(told.decimal) });
    if ('point' in figure) {
      asks.amount ??= { text, either: [figure.point, figure.comma], currency: code };
      return doubtful + text;
    }
    return 'amount' in figure ? decimalOf({ amount: figure.amount, currency: code }) : text;
  };
  return { read, asks };
}

const isAmount = (column: string) => ['amount', 'principal', 'interest'].includes(column);
const isDay = (column: string) => ['date', 'disburse_time'].includes(column);
