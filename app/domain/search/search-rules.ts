/** What a list can be narrowed by with several values each. */
export const facets = ['country', 'sector', 'partner', 'tag', 'pattern', 'bears'] as const;
export type Facet = (typeof facets)[number];

export const modes = ['any', 'all', 'none'] as const;
export type Mode = (typeof modes)[number];

/** A loan has one country, sector, partner and pattern: all of several would find nothing. */
export const manyValued: readonly Facet[] = ['tag', 'bears'];

export const tags = ['women', 'men', 'group', 'first', 'paid_out_before'] as const;
export const bearers = [
  'currency_lender',
  'currency_partner',
  'nonpayment_lender',
  'nonpayment_partner',
] as const;

export const sorts = ['closing', 'newest', 'left', 'term', 'price'] as const;
export type Sort = (typeof sorts)[number];

export interface Choice {
  readonly values: readonly string[];
  readonly mode: Mode;
}

/** What somebody looks for among open loans. */
export interface Find {
  readonly text: string;
  readonly choices: Readonly<Partial<Record<Facet, Choice | undefined>>>;
  /** Hundredths of a percent; a loan whose price is not disclosed is not below it. */
  readonly aprMost: number | null;
  readonly monthsMost: number | null;
  /** Minor units. */
  readonly leftMost: bigint | null;
  readonly closesInDays: number | null;
  readonly sort: Sort;
}

export const findAll: Find = {
  text: '',
  choices: {},
  aprMost: null,
  monthsMost: null,
  leftMost: null,
  closesInDays: null,
  sort: 'closing',
};

/** An open loan as far as lists are narrowed and sorted by it. */
export interface FindRow {
  readonly id: number;
  readonly country: string;
  readonly sector: string;
  /** The partner's slug. */
  readonly partner: string;
  readonly pattern: string;
  readonly termMonths: number | null;
  readonly gender: string | null;
  readonly isGroup: boolean;
  readonly isFirst: boolean;
  readonly isPaidOutBefore: boolean;
  readonly apr: number | null;
  /** Minor units still to be lent, reserved or not. */
  readonly left: bigint;
  readonly endsAt: Date;
  readonly currencyLiability: string;
  readonly nonpaymentLiability: string;
}

type Values = Readonly<Record<Facet, readonly string[]>>;
const knownValues = new WeakMap<FindRow, Values>();

/** The values of a loan that a facet chooses among. */
export const valuesOf = (row: FindRow, facet: Facet): readonly string[] => allValues(row)[facet];

/** Worked out once, however many lists a loan is in. */
function allValues(row: FindRow): Values {
  const known = knownValues.get(row);
  if (known) return known;
  const { country, sector, partner, pattern } = row;
  const values: Values = {
    country: [country],
    sector: [sector],
    partner: [partner],
    pattern: [pattern],
    tag: tagsOf(row),
    bears: bearersOf(row),
  };
  knownValues.set(row, values);
  return values;
}

function tagsOf(row: FindRow): string[] {
  const holds = {
    women: row.gender === 'F' || row.gender === 'female',
    men: row.gender === 'M' || row.gender === 'male',
    group: row.isGroup,
    first: row.isFirst,
    paid_out_before: row.isPaidOutBefore,
  } satisfies Record<(typeof tags)[number], boolean>;
  return tags.filter((tag) => holds[tag]);
}

/** What is shared falls on both; no currency risk on nobody. */
function bearersOf(row: FindRow): string[] {
  const on = (risk: string, by: string) =>
    by === 'shared' ? [`${risk}_lender`, `${risk}_partner`] : [`${risk}_${by}`];
  return [
    ...on('currency', row.currencyLiability),
    ...on('nonpayment', row.nonpaymentLiability),
  ].filter((value) => (bearers as readonly string[]).includes(value));
}

/** Whether anything but a text is asked for. */
export function isNarrowed(find: Find): boolean {
  const { aprMost, monthsMost, leftMost, closesInDays } = find;
  return (
    [aprMost, monthsMost, leftMost, closesInDays].some((limit) => limit !== null) ||
    facets.some((facet) => (find.choices[facet]?.values.length ?? 0) > 0)
  );
}

const ordered = new WeakMap<readonly FindRow[], Map<Sort, readonly FindRow[]>>();

/** In each order once for as long as the rows are the same. */
export function inOrder(rows: readonly FindRow[], sort: Sort): readonly FindRow[] {
  const known = ordered.get(rows) ?? new Map<Sort, readonly FindRow[]>();
  ordered.set(rows, known);
  const sorted =
    known.get(sort) ??
    rows.toSorted((one, other) => keyOf(one, sort) - keyOf(other, sort) || one.id - other.id);
  known.set(sort, sorted);
  return sorted;
}

/** By what a row is sorted, smallest first; what is not known comes last. */
export function keyOf(row: FindRow, sort: Sort): number {
  const last = Number.MAX_SAFE_INTEGER;
  switch (sort) {
    case 'closing':
      return row.endsAt.getTime();
    case 'newest':
      return -row.id;
    case 'left':
      return Number(row.left);
    case 'term':
      return row.termMonths ?? last;
    case 'price':
      return row.apr ?? last;
  }
}
