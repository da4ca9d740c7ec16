import { type Coded, codeOf, codedOf, valueOf, valuesKnown } from './coded-rules.ts';
import {
  type Choice,
  type Facet,
  type Find,
  type FindRow,
  facets,
  inOrder,
  isNarrowed,
  manyValued,
} from './search-rules.ts';

/** How many loans each value would find, beside what the other facets ask for. */
export type Counts = Record<Facet, ReadonlyMap<string, number>>;

/**
 * The loans that fit, in the order asked for, and what each facet's values would find. All open loans are
 * looked at once, and each by its numbers (coded-rules.ts): there may be twenty thousand, for every list.
 */
export function narrowed(
  rows: readonly FindRow[],
  find: Find,
  now: Date,
): { readonly found: readonly FindRow[]; readonly counts: Counts } {
  const sorted = inOrder(rows, find.sort);
  // First, as it may learn of values.
  const all = codedOf(sorted);
  const isWithin = withinFigures(find, now);
  const tests = testsOf(find);
  const counted = facets.map((facet) => new Uint32Array(valuesKnown(facet)));
  const found: FindRow[] = [];
  for (const coded of all) {
    if (!isWithin(coded)) continue;
    let missed = -1;
    let misses = 0;
    for (const { place, fits } of tests) {
      if (fits(coded.codes[place] ?? 0)) continue;
      misses += 1;
      missed = place;
      if (misses > 1) break;
    }
    if (misses > 1) continue;
    // What only one facet leaves out is what that facet's other values would find.
    if (misses === 1) count(counted, coded, missed);
    else {
      found.push(coded.row);
      for (let place = 0; place < facets.length; place += 1) count(counted, coded, place);
    }
  }
  return { found: isNarrowed(find) ? found : sorted, counts: named(counted) };
}

/** The loans that fit, in the order asked for. */
export const foundRows = (rows: readonly FindRow[], find: Find, now: Date): readonly FindRow[] =>
  isNarrowed(find) ? narrowed(rows, find, now).found : inOrder(rows, find.sort);

/** How many loans each value would find, beside what the other facets ask for. */
export const countsOf = (rows: readonly FindRow[], find: Find, now: Date): Counts =>
  narrowed(rows, find, now).counts;

const isMany = facets.map((facet) => manyValued.includes(facet));

function count(counted: readonly Uint32Array[], { codes }: Coded, place: number): void {
  const of = counted[place];
  const code = codes[place] ?? 0;
  if (!of) return;
  if (!isMany[place]) of[code] = (of[code] ?? 0) + 1;
  else
    for (let bit = 0; code >> bit > 0; bit += 1)
      if ((code >> bit) & 1) of[bit] = (of[bit] ?? 0) + 1;
}

function named(counted: readonly Uint32Array[]): Counts {
  return Object.fromEntries(
    facets.map((facet, place) => {
      const values = [...(counted[place] ?? [])].flatMap((number, code) =>
        number > 0 ? [[valueOf(facet, code), number] as const] : [],
      );
      return [facet, new Map(values)];
    }),
  ) as unknown as Counts;
}

/** What each facet that is asked for says of a loan's number. */
function testsOf({ choices }: Find): { place: number; fits: (code: number) => boolean }[] {
  return facets.flatMap((facet, place) => {
    const choice = choices[facet];
    if (!choice || choice.values.length === 0) return [];
    return {
      place,
      fits: manyValued.includes(facet) ? manyFit(facet, choice) : oneFits(facet, choice),
    };
  });
}

function oneFits(facet: Facet, { values, mode }: Choice): (code: number) => boolean {
  const codes = new Set(values.map((value) => codeOf(facet, value)));
  if (mode === 'none') return (code) => !codes.has(code);
  if (mode === 'all') return (code) => codes.size === 1 && codes.has(code);
  return (code) => codes.has(code);
}

function manyFit(facet: Facet, { values, mode }: Choice): (code: number) => boolean {
  const codes = values.map((value) => codeOf(facet, value));
  const mask = codes.reduce<number>((bits, code) => (code === null ? bits : bits | (1 << code)), 0);
  if (mode === 'none') return (code) => (code & mask) === 0;
  if (mode === 'any') return (code) => (code & mask) !== 0;
  const isKnown = codes.every((code) => code !== null);
  return (code) => isKnown && (code & mask) === mask;
}

function withinFigures(find: Find, now: Date): (coded: Coded) => boolean {
  const { aprMost, monthsMost, leftMost, closesInDays } = find;
  const left = leftMost === null ? Infinity : Number(leftMost);
  const ends = closesInDays === null ? Infinity : now.getTime() + closesInDays * 86_400_000;
  return (coded) =>
    (aprMost === null || (coded.apr !== null && coded.apr <= aprMost)) &&
    (monthsMost === null || (coded.termMonths !== null && coded.termMonths <= monthsMost)) &&
    coded.left <= left &&
    coded.ends <= ends;
}

/** One thing that somebody chose, and how many loans there would be without it. */
export interface Loosening {
  readonly what: Facet | 'text' | 'aprMost' | 'monthsMost' | 'leftMost' | 'closesInDays';
  readonly count: number;
}

/** Where nothing is found: which single choice to take back, the one that finds most first. */
export function loosenings(
  rows: { readonly found: readonly FindRow[]; readonly all: readonly FindRow[] },
  find: Find,
  now: Date,
): Loosening[] {
  const without = (what: Loosening['what']): number => {
    if (what === 'text') return foundRows(rows.all, find, now).length;
    const less = (facets as readonly string[]).includes(what)
      ? { ...find, choices: { ...find.choices, [what]: undefined } }
      : { ...find, [what]: null };
    return foundRows(rows.found, less, now).length;
  };
  const chosen: Loosening['what'][] = [
    ...facets.filter((facet) => (find.choices[facet]?.values.length ?? 0) > 0),
    ...(['aprMost', 'monthsMost', 'leftMost', 'closesInDays'] as const).filter(
      (name) => find[name] !== null,
    ),
    ...(find.text === '' ? [] : (['text'] as const)),
  ];
  return chosen
    .map((what) => ({ what, count: without(what) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
