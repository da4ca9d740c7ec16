import { m } from '#app/messages/compiled/messages.js';
import { type CsvColumns, type CsvMapping, headings } from './csv-mapping.ts';
import { type Row, delimiterNamed, delimiters, rowsOf } from '#app/files/rows.ts';
import { StatementProblem } from './statement.ts';

export interface Sheet {
  readonly delimiter: string;
  readonly heading: Row;
  readonly rows: readonly Row[];
}

/** The rows below the heading, by the delimiter with which a row names a day and an amount. */
export function sheetOf(text: string, mapping: CsvMapping | undefined): Sheet {
  const named = delimiterNamed(text);
  const problems: StatementProblem[] = [];
  for (const delimiter of mapping ? [mapping.delimiter] : named ? [named] : delimiters) {
    const rows = rowsOf(text, delimiter);
    if ('why' in rows) {
      const { line, why } = rows;
      problems.push(
        new StatementProblem(line, (options) => m.statement_csv_not_readable({ why }, options)),
      );
      continue;
    }
    const wanted = mapping ? [mapping.columns.day] : null;
    const at = rows.findIndex(({ cells }) => {
      if (wanted) return wanted.every((name) => cells.includes(name));
      const has = (column: keyof CsvColumns) => cells.some((cell) => headings[column].test(cell));
      // A wallet may list what came in alone; a row with another column for its sum is then refused.
      return has('day') && (has('amount') || has('moneyIn'));
    });
    const heading = rows[at];
    if (heading) return { delimiter, heading, rows: rows.slice(at + 1) };
  }
  const [problem] = problems;
  if (problem && problems.length === delimiters.length) throw problem;
  throw new StatementProblem(1, (options) => m.statement_csv_no_columns({}, options));
}

export function cellOf(sheet: Sheet, row: Row, name: string | undefined): string {
  return name === undefined ? '' : (row.cells[sheet.heading.cells.indexOf(name)] ?? '');
}
