import { type Column, headingWord, headings } from './file-headings.ts';
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
  prefers: Column = 'amount',
):
  | ReportSheet
  | {
      not: 'file_is_not_readable' | 'columns_are_not_known' | 'columns_could_be_two';
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
    const doubled = found && !named ? doubledIn(found.heading, prefers) : [];
    if (found && doubled.length > 0) {
      const { line, cells } = found.heading;
      const words = { detail: doubled.join(', '), headings: cells.filter(Boolean) };
      return { not: 'columns_could_be_two', line, ...words };
    }
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
  const words = cells.map(headingWord);
  const found = columns.flatMap((name) => {
    const own = named?.[name];
    const at = named
      ? cells.findIndex((cell) => cell.trim() === own)
      : (bestOf(name, words)[0] ?? -1);
    return at < 0 ? [] : [[name, at] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Column, number>>;
}

const columns = Object.keys(headings) as Column[];

/** The places of the words that stand for a column, of the first kind that there is. */
function bestOf(name: Column, words: readonly string[]): number[] {
  const ranks = headings[name].map((rank) =>
    words.flatMap((word, index) => (rank.test(word) ? [index] : [])),
  );
  return ranks.find((places) => places.length > 0) ?? [];
}

/** Two columns that may both be the loan's, or the amount's: nobody but the partner knows which. */
function doubledIn({ cells }: Row, prefers: Column): string[] {
  const words = cells.map(headingWord);
  const doubled = (['loan', prefers] as const).map((name) => bestOf(name, words));
  return doubled.flatMap((places) =>
    places.length > 1 ? places.map((at) => cells[at] ?? '') : [],
  );
}

/** Which of some headings are known ones: what a person may begin from. */
export function knownAmong(cells: readonly string[]): NamedColumns {
  const at = columnsOf({ line: 1, cells }, undefined);
  return Object.fromEntries(Object.entries(at).map(([name, index]) => [name, cells[index]]));
}
