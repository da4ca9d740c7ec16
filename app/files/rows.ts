import { parse } from 'csv-parse/sync';

export interface Row {
  /** Of the file, from 1; of a row over several lines, the last. */
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
 * The rows of a table as text; empty lines are none. With another delimiter than its own, a file in
 * quotes may be no table at all: then why, and where.
 */
export function rowsOf(text: string, delimiter: string): Row[] | { why: string; line: number } {
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
    return { why: message, line: lines };
  }
}
