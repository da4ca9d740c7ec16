import { parse } from 'csv-parse/sync';

export interface Row {
  /** Of the file, from 1; of a row over several lines, the one on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What parts cells, the likeliest first: a comma also stands inside figures. */
export const delimiters = [';', '\t', ',', '|'] as const;

/** Excel's own word in a file's first line: `sep=;`. */
export function delimiterNamed(text: string): string | null {
  return /^sep=(.)\r?\n/.exec(text)?.[1] ?? null;
}

/**
 * The rows of a table as text; empty lines are none. Quotes that open and never close are letters. With
 * another delimiter than its own, a file in quotes may be no table at all: then why, and where.
 */
export function rowsOf(text: string, delimiter: string): Row[] | { why: string; line: number } {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  try {
    const rows = parsed(lines, { delimiter });
    return isWrapped(rows, delimiter) ? unwrapped(rows, delimiter) : rows;
  } catch (error) {
    const { lines: line = 1, message } = error as Error & { lines?: number };
    try {
      // One quote too many would take all rows with it.
      const rows = parsed(lines, { delimiter, quote: false });
      return rows.some(({ cells }) => cells.length > 1)
        ? rows.map((row) => ({ ...row, cells: row.cells.map(withoutQuotes) }))
        : { why: message, line };
    } catch {
      return { why: message, line };
    }
  }
}

function parsed(text: string, options: { delimiter: string; quote?: false }): Row[] {
  const records = parse(text, {
    ...options,
    trim: true,
    info: true,
    raw: true,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }) as unknown as { record: string[]; info: { lines: number }; raw: string }[];
  return records.map(({ record, info, raw }) => {
    const breaks = raw.replace(/\n+$/, '').replace(/^\n+/, '').split('\n').length - 1;
    return { line: info.lines - breaks, cells: record };
  });
}

const withoutQuotes = (cell: string) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"');

/** Each line one cell in quotes, as a spreadsheet saves what it took for text. */
const isWrapped = (rows: readonly Row[], delimiter: string) =>
  rows.length > 0 &&
  rows.every(({ cells: [cell = '', ...more] }) => more.length === 0 && cell.includes(delimiter));

function unwrapped(rows: readonly Row[], delimiter: string): Row[] {
  return rows.flatMap(({ line, cells: [cell = ''] }) => {
    const [inside] = parsed(cell, { delimiter });
    return inside ? [{ line, cells: inside.cells }] : [];
  });
}
