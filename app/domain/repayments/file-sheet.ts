import { type Column, headings } from './file-headings.ts';
import { type Row, delimiterNamed, delimiters, rowsOf } from '#app/files/rows.ts';

/** What the partner said that columns are called: then no heading is guessed. */
export type NamedColumns = Readonly<Partial<Record<Column, string>>>;

export interface ReportSheet {
  readonly heading: Row;
  /** Which column of the file is which, by its place. */
  readonly at: Partial<Record<Column, number>>;
  readonly titles: readonly Row[];
  readonly rows: readonly Row[];
}

/** The rows below the heading, whatever stands above it and by whatever the cells are parted. */
export function reportSheet(
  text: string,
  named?: NamedColumns,
):
  | ReportSheet
  | {
      not: 'file_is_not_readable' | 'columns_are_not_known';
      line: number;
      detail: string;
      /** What may be the headings, for somebody to say which is which. */
      headings?: readonly string[];
    } {
  const said = delimiterNamed(text);
  let first: { why: string; line: number } | null = null;
  let seen: readonly string[] = [];
  for (const delimiter of said ? [said] : delimiters) {
    const rows = rowsOf(text, delimiter);
    if ('why' in rows) {
      first ??= rows;
      continue;
    }
    const own = said && rows[0]?.cells.join('').startsWith('sep=') ? rows.slice(1) : rows;
    const found = headingOf(own, named);
    if (found) return found;
    const likely = likelyHeadings(own);
    if (likely.length > Math.max(seen.length, 1)) seen = likely;
  }
  if (first && seen.length === 0)
    return { not: 'file_is_not_readable', line: first.line, detail: first.why };
  const detail = seen.join(', ').slice(0, 200);
  return { not: 'columns_are_not_known', line: 1, detail, headings: seen };
}

/** The words of the row near the top that has most of them. */
function likelyHeadings(rows: readonly Row[]): readonly string[] {
  const words = rows.slice(0, 30).map(({ cells }) => cells.filter((cell) => /\p{L}/u.test(cell)));
  return words.reduce((best, cells) => (cells.length > best.length ? cells : best), []);
}

function headingOf(rows: readonly Row[], named: NamedColumns | undefined): ReportSheet | null {
  for (const [index, heading] of rows.entries()) {
    const at = columnsOf(heading, named);
    const hasFigure =
      at.amount !== undefined || at.outstanding !== undefined || at.cumulative !== undefined;
    if (at.loan === undefined || !hasFigure) continue;
    const isEmpty = ({ cells }: Row) => cells.every((cell) => cell === '');
    return {
      heading,
      at,
      titles: rows.slice(0, index).filter((row) => !isEmpty(row)),
      rows: rows.slice(index + 1).filter((row) => !isEmpty(row)),
    };
  }
  return null;
}

function columnsOf(
  { cells }: Row,
  named: NamedColumns | undefined,
): Partial<Record<Column, number>> {
  const words = cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .toLowerCase()
      .replaceAll(/[_\s]+/g, ' ')
      .trim(),
  );
  const names = Object.keys(headings) as Column[];
  const found = names.flatMap((name) => {
    const own = named?.[name];
    const at = named
      ? cells.findIndex((cell) => cell.trim() === own)
      : words.findIndex((word) => headings[name].test(word));
    return at < 0 ? [] : [[name, at] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Column, number>>;
}

/** Which of some headings are known ones: what a person may begin from. */
export function knownAmong(cells: readonly string[]): NamedColumns {
  const at = columnsOf({ line: 1, cells }, undefined);
  return Object.fromEntries(Object.entries(at).map(([name, index]) => [name, cells[index]]));
}

/** What a spreadsheet sums up, in its first words. */
export function isTotal({ cells }: Row): boolean {
  const words = cells.filter((cell) => cell !== '' && !/^[\d\s.,/:()-]+$/.test(cell));
  return words.some((cell) =>
    /^(sub|grand)?[\s-]?(total|jumlah|sum|somme|summe|suma)\b/i.test(cell),
  );
}
