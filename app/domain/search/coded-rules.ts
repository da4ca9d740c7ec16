import { type Facet, type FindRow, facets, manyValued, valuesOf } from './search-rules.ts';

/**
 * Open loans by numbers, for walks over all of them: of each facet the number of its value, or a bit for each
 * of its values where a loan has several of them.
 */
export interface Coded {
  readonly row: FindRow;
  /** In the order of `facets`. */
  readonly codes: readonly number[];
  readonly apr: number | null;
  readonly termMonths: number | null;
  readonly left: number;
  /** Milliseconds. */
  readonly ends: number;
}

/** Every value that any loan had since the process began. Partners are the most, and few. */
const known = Object.fromEntries(
  facets.map((facet) => [facet, new Map<string, number>()]),
) as Record<Facet, Map<string, number>>;
const names = Object.fromEntries(facets.map((facet) => [facet, [] as string[]])) as Record<
  Facet,
  string[]
>;

/** The number of a value; null where no loan ever had it. */
export const codeOf = (facet: Facet, value: string): number | null =>
  known[facet].get(value) ?? null;
export const valueOf = (facet: Facet, code: number): string => names[facet][code] ?? '';
export const valuesKnown = (facet: Facet): number => names[facet].length;

function learn(facet: Facet, value: string): number {
  const code = known[facet].get(value) ?? names[facet].push(value) - 1;
  known[facet].set(value, code);
  return code;
}

const coded = new WeakMap<FindRow, Coded>();
const codedLists = new WeakMap<readonly FindRow[], readonly Coded[]>();

/** Worked out once for each loan, however many lists it is in. */
export function codedOf(rows: readonly FindRow[]): readonly Coded[] {
  const list = codedLists.get(rows) ?? rows.map((row) => coded.get(row) ?? code(row));
  codedLists.set(rows, list);
  return list;
}

function code(row: FindRow): Coded {
  const codes = facets.map((facet) => {
    const values = valuesOf(row, facet).map((value) => learn(facet, value));
    return manyValued.includes(facet)
      ? values.reduce((bits, value) => bits | (1 << value), 0)
      : (values[0] ?? 0);
  });
  const { apr, termMonths } = row;
  const made = { row, codes, apr, termMonths, left: Number(row.left), ends: row.endsAt.getTime() };
  coded.set(row, made);
  return made;
}
