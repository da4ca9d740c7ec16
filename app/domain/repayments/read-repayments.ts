import { readJsonLines } from './read-json-lines.ts';
import { decoded } from '#app/files/decode.ts';
import type { Figure, LeftOut, ReadAnswer, ReportedLine } from './reported-line.ts';
import { isStatement, readStatementLines } from './read-statement-lines.ts';
import type { Column } from './file-headings.ts';
import { whyLeftOut } from './table-rows.ts';
import type { FileMapping } from './file-mapping.ts';
import { type NamedColumns, type ReportSheet, reportSheet } from './file-sheet.ts';

/** What is known of a partner's files before one is read. */
export interface ToldOfColumns {
  /** Which figure counts where a table has several, the first that is there. */
  readonly prefers?: readonly Figure[];
  /** Of the partner's loans, where a statement does not say. */
  readonly currency?: string | undefined;
  readonly mapping?: FileMapping | undefined;
}

/**
 * Reads a report of repayments as partners have it: a table with a loan and an amount (or a running
 * figure: `Principal outstanding`, `Cumulative principal repaid`), by commas, semicolons, tabs or
 * strokes, in any of the usual encodings, with titles above and totals below; or JSON
 * `{"repayments":[{"loan_id","amount","client_id"}]}`; or a wallet's or a bank's statement.
 *
 */
export function readRepayments(file: string | Uint8Array, told: ToldOfColumns = {}): ReadAnswer {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const text = (typeof file === 'string' ? file : decoded(file)).replace(/^\uFEFF/, '');
  if (text.startsWith('PK\u0003\u0004')) return { refused: 'file_is_a_workbook' };
  if (text.trim() === '') return { refused: 'file_is_empty' };
  if (isStatement(text)) return readStatementLines(bytes, told.currency);
  if (/^\s*[{[]/.test(text)) return readJsonLines(text);
  const table = readTable(text, told);
  if (!('refused' in table) || table.refused !== 'columns_are_not_known') return table;
  const statement = readStatementLines(bytes, told.currency);
  // Whose columns are no statement's either is told about its own.
  const isNone = 'refused' in statement && statement.refused === 'columns_are_not_known';
  return isNone ? table : statement;
}

function readTable(text: string, told: ToldOfColumns): ReadAnswer {
  const { mapping } = told;
  const mapped = mapping && reportSheet(text, columnsNamed(mapping));
  const isMapped = mapped !== undefined && !('not' in mapped);
  const sheet = isMapped ? mapped : reportSheet(text, undefined, told.prefers?.[0]);
  const kind = isMapped ? mapping?.figure.kind : undefined;
  if ('not' in sheet) {
    const { not: refused, ...where } = sheet;
    return { refused, ...where };
  }
  const read = linesOf(sheet, {
    prefers: kind ? [kind] : (told.prefers ?? []),
    ...(isMapped && { mapping }),
  });
  return { ...read, isMapped };
}

const columnsNamed = ({ columns, figure }: FileMapping): NamedColumns => ({
  ...columns,
  [figure.kind]: figure.column,
});

function linesOf(sheet: ReportSheet, { prefers = [], mapping }: ToldOfColumns): ReadAnswer {
  const { at, heading } = sheet;
  const [figure = 'amount'] = ([...prefers, 'amount', 'outstanding', 'cumulative'] as const).filter(
    (one) => at[one] !== undefined,
  );
  const width = heading.cells.findLastIndex((cell) => cell !== '') + 1;
  const [, ofHeading = ''] =
    /\(([A-Za-z]{3})\)\s*$/.exec(heading.cells[at[figure] ?? -1] ?? '') ?? [];
  const money = (cell: (column: Column) => string) => cell('currency') || ofHeading.toUpperCase();
  const leftOut: LeftOut[] = sheet.titles.map(({ line, cells }) => {
    return { line, why: 'title', words: cells.filter(Boolean).join(' ') };
  });
  const lines: ReportedLine[] = [];
  const above: string[] = [];
  for (const row of sheet.rows) {
    const cell = (column: Column) => row.cells[at[column] ?? -1] ?? '';
    const beyond = row.cells.slice(width).filter(Boolean).join(', ');
    const words = row.cells.filter(Boolean).join(' ');
    const why = whyLeftOut(row, sheet, { mapping, figure, above });
    if (why) {
      leftOut.push({ line: row.line, why, words });
      continue;
    }
    above.push(cell(figure));
    lines.push({
      line: row.line,
      kind: figure === 'amount' ? 'paid' : figure,
      loan: cell('loan'),
      amount: inMoney(mapping?.isNegative ? withoutMinus(cell(figure)) : cell(figure), money(cell)),
      ...(at.paidOn !== undefined && cell('paidOn') === '' && { isWithoutDay: true }),
      ...optional('paidOn', cell('paidOn')),
      ...optional('paidBy', cell('paidBy')),
      ...optional('client', cell('client')),
      ...optional('receipt', cell('receipt')),
      ...optional('beyond', beyond),
    });
  }
  if (lines.length === 0) return { refused: 'file_is_empty' };
  const used = (Object.keys(at) as Column[]).filter(
    (name) => !['amount', 'outstanding', 'cumulative'].includes(name) || name === figure,
  );
  const columns = Object.fromEntries(
    used.map((name) => [name, heading.cells[at[name] ?? 0] ?? '']),
  );
  return { lines, leftOut, columns, headings: heading.cells.filter(Boolean) };
}

/** A column, or the heading of the amounts, may say which money it is. */
function inMoney(amount: string, currency: string): string {
  return currency !== '' && amount !== '' && !/\p{L}|\p{Sc}/u.test(amount)
    ? `${amount} ${currency}`
    : amount;
}

/** Where what was paid has a minus, what has none was taken back. */
function withoutMinus(amount: string): string {
  const bare = amount.replace(/^\s*[(−-]\s*|\s*[)−-]\s*$/g, '').trim();
  return bare === amount.trim() && /[1-9]/.test(bare) ? `-${bare}` : bare;
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
