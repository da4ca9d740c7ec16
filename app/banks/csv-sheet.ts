import { m } from '#app/messages/compiled/messages.js';
import { parse } from 'csv-parse/sync';
import { type CsvColumns, type CsvMapping, headings } from './csv-mapping.ts';
import { StatementProblem } from './statement.ts';

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly delimiter: string;
  readonly heading: Row;
  readonly rows: readonly Row[];
}

const delimiters = [';', '\t', ',', '|'];

/** The rows below the heading, by the delimiter with which a row names a day and an amount. */
export function sheetOf(text: string, mapping: CsvMapping | undefined): Sheet {
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
  throw new StatementProblem(1, (options) => m.statement_csv_no_columns({}, options));
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
    return new StatementProblem(lines, (options) =>
      m.statement_csv_not_readable({ why: message }, options),
    );
  }
}

export function cellOf(sheet: Sheet, row: Row, name: string | undefined): string {
  return name === undefined ? '' : (row.cells[sheet.heading.cells.indexOf(name)] ?? '');
}
