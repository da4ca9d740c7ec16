import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV. A cell that a spreadsheet would run as a formula gets an
 * apostrophe before it; plain numbers stay numbers, minus included.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => row.map(harmless)));
}

function harmless(cell: string): string {
  if (/^-?\d+(\.\d+)?$/.test(cell)) return cell;
  // Some spreadsheets part cells at semicolons, and pass over what is blank.
  return /^[\s;,|"']*[=+\-@]|^[\t\r]/.test(cell) ? `'${cell}` : cell;
}
