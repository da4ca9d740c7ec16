import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One line of a file as it was written, before its loan is looked up. */
export interface ReportedLine {
  /** Line of the file, from 1; the heading is line 1. For JSON, the place in the list. */
  readonly line: number;
  readonly loan: string;
  readonly kind: 'paid' | 'outstanding' | 'cumulative';
  /** A decimal in local currency, as written. */
  readonly amount: string;
  readonly paidOn?: string | undefined;
  readonly paidBy?: string | undefined;
  readonly client?: string | undefined;
}

export type FileProblem =
  | 'file_is_empty'
  | 'file_is_not_readable'
  | 'columns_are_not_known'
  | 'line_has_another_number_of_columns';

export type ReadAnswer =
  { lines: ReportedLine[] } | { refused: FileProblem; line?: number; detail?: string };

const amountColumns = {
  amount: 'paid',
  'principal outstanding': 'outstanding',
  'cumulative principal repaid': 'cumulative',
} as const;

/**
 * Reads a report of repayments: our own columns (`loan,paid_on,amount,paid_by`
 * with `client` if wanted), a partner's running figures (`Loan ID` and either
 * `Principal outstanding` or `Cumulative principal repaid`, with `Client ID` for
 * groups), or JSON `{"repayments":[{"loan_id","amount","client_id"}]}`.
 */
export function readRepayments(text: string): ReadAnswer {
  const clean = text.replace(/^\uFEFF/, '').trim();
  if (clean === '') return { refused: 'file_is_empty' };
  return clean.startsWith('{') ? readJson(clean) : readCsv(clean);
}

function readCsv(text: string): ReadAnswer {
  let rows: string[][];
  try {
    const delimiter = (text.split('\n')[0] ?? '').includes(';') ? ';' : ',';
    rows = parse(text, { delimiter, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    const { lines, message } = error as Error & { lines?: number };
    return { refused: 'file_is_not_readable', detail: message, ...(lines && { line: lines }) };
  }
  const [heading = [], ...body] = rows;
  const columns = heading.map((name) => name.toLowerCase().replaceAll('_', ' '));
  const at = (...names: string[]) => columns.findIndex((column) => names.includes(column));
  const loan = at('loan', 'loan id');
  const amount = columns.findIndex((column) => column in amountColumns);
  if (loan < 0 || amount < 0) {
    return { refused: 'columns_are_not_known', line: 1, detail: heading.join(', ') };
  }
  const kind = amountColumns[columns[amount] as keyof typeof amountColumns];
  const place = { paidOn: at('paid on'), paidBy: at('paid by'), client: at('client', 'client id') };
  const lines: ReportedLine[] = [];
  for (const [index, row] of body.entries()) {
    const line = index + 2;
    if (row.length !== columns.length) {
      return { refused: 'line_has_another_number_of_columns', line };
    }
    lines.push({
      line,
      kind,
      loan: row[loan] ?? '',
      amount: row[amount] ?? '',
      ...optional('paidOn', row[place.paidOn]),
      ...optional('paidBy', row[place.paidBy]),
      ...optional('client', row[place.client]),
    });
  }
  return lines.length ? { lines } : { refused: 'file_is_empty' };
}

const jsonShape = z.object({
  repayments: z.array(
    z.object({
      loan_id: z.union([z.string(), z.number()]).transform(String),
      amount: z.union([z.string(), z.number()]).transform(String),
      client_id: z.union([z.string(), z.number()]).transform(String).optional(),
    }),
  ),
});

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
  const lines = parsed.data.repayments.map((row, index) => ({
    line: index + 1,
    loan: row.loan_id,
    kind: 'paid' as const,
    amount: row.amount,
    ...optional('client', row.client_id),
  }));
  return lines.length ? { lines } : { refused: 'file_is_empty' };
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
