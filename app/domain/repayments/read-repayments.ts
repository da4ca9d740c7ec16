import { z } from 'zod';
import { decoded } from '#app/files/decode.ts';
import type { Figure, LeftOut, ReadAnswer, ReportedLine } from './reported-line.ts';
import { isStatement, readStatementLines } from './read-statement-lines.ts';
import type { Row } from '#app/files/rows.ts';
import type { Column } from './file-headings.ts';
import type { FileMapping } from './file-mapping.ts';
import { type NamedColumns, type ReportSheet, isTotal, reportSheet } from './file-sheet.ts';

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
  if (/^\s*[{[]/.test(text)) return readJson(text);
  const table = readTable(text, told);
  if (!('refused' in table) || table.refused !== 'columns_are_not_known') return table;
  const statement = readStatementLines(bytes, told.currency);
  // Whose columns are no statement's either is told about its own.
  return 'refused' in statement ? table : statement;
}

function readTable(text: string, told: ToldOfColumns): ReadAnswer {
  const { mapping } = told;
  const mapped = mapping && reportSheet(text, columnsNamed(mapping));
  const isMapped = mapped !== undefined && !('not' in mapped);
  const sheet = isMapped ? mapped : reportSheet(text);
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
  const leftOut: LeftOut[] = sheet.titles.map(({ line, cells }) => {
    return { line, why: 'title', words: cells.filter(Boolean).join(' ') };
  });
  const lines: ReportedLine[] = [];
  for (const row of sheet.rows) {
    const cell = (column: Column) => row.cells[at[column] ?? -1] ?? '';
    const beyond = row.cells.slice(width).filter(Boolean).join(', ');
    const words = row.cells.filter(Boolean).join(' ');
    const isTold = isLeftOut(row, heading, mapping);
    if (isTold || isTotal(row)) {
      leftOut.push({ line: row.line, why: isTold ? 'told' : 'total', words });
      continue;
    }
    lines.push({
      line: row.line,
      kind: figure === 'amount' ? 'paid' : figure,
      loan: cell('loan'),
      amount: mapping?.isNegative ? withoutMinus(cell(figure)) : cell(figure),
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

function isLeftOut({ cells }: Row, heading: Row, mapping: FileMapping | undefined): boolean {
  if (!mapping?.leaveOut) return false;
  const { column, word } = mapping.leaveOut;
  const cell = cells[heading.cells.indexOf(column)] ?? '';
  return cell.trim().toLowerCase() === word.toLowerCase();
}

/** Where what was paid has a minus, what has none was taken back. */
function withoutMinus(amount: string): string {
  const bare = amount.replace(/^\s*[(−-]\s*|\s*[)−-]\s*$/g, '').trim();
  return bare === amount.trim() && /[1-9]/.test(bare) ? `-${bare}` : bare;
}

const word = z.union([z.string(), z.number()]).transform(String);
const listed = z.array(
  z.object({ loan_id: word, amount: word, client_id: word.optional(), paid_on: word.optional() }),
);
const jsonShape = z.union([
  z.object({ repayments: listed }).transform((file) => file.repayments),
  listed,
]);

function readJson(text: string): ReadAnswer {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { refused: 'file_is_not_readable', detail: (error as Error).message };
  }
  const parsed = jsonShape.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      refused: 'file_is_not_readable',
      detail: `${issue?.path.join('.')}: ${issue?.message}`,
    };
  }
  const lines = parsed.data.map((row, index) => ({
    line: index + 1,
    loan: row.loan_id,
    kind: 'paid' as const,
    amount: row.amount,
    ...optional('client', row.client_id),
    ...optional('paidOn', row.paid_on),
  }));
  if (lines.length === 0) return { refused: 'file_is_empty' };
  return { lines, leftOut: [], columns: { loan: 'loan_id', amount: 'amount' }, decimal: '.' };
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
