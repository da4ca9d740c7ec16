/** Why our books and the world differ at the end of a day, or what keeps us from knowing. */
export type DifferenceKind =
  /** A line of the bank that nobody has said what it is. */
  | 'line_open'
  /** A line of that day that was booked on a later one. */
  | 'line_booked_later'
  /** In the books, and not on a statement of that day yet. */
  | 'on_its_way'
  /** A line of Stripe's that reached our books on a later day, or a payment it has not booked yet. */
  | 'stripe_later'
  /** A line of Stripe's that somebody has to name. */
  | 'stripe_open'
  | 'no_statement'
  /** What the bank closes with is not what its lines come to. */
  | 'closing_differs'
  /** Nothing above explains it. */
  | 'unexplained';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly currency: string;
  /** Minor units: by how much our books are above the bank or Stripe because of it. */
  readonly amount: bigint;
  /** What it is: a line, a journal, an account of the host. */
  readonly subject: string;
  readonly text: string;
  readonly since: string;
  /** For how many days somebody could have seen it as something to be done. */
  readonly days: number;
  /** It is seen or booked by now: it explains the day, and nothing is left to do. */
  readonly isSettled: boolean;
}

export interface Side {
  readonly currency: string;
  readonly place: 'stripe' | 'bank';
  /** Minor units at the end of the day. */
  readonly books: bigint;
  readonly world: bigint;
}

export type TieStatus = 'tied' | 'open' | 'failed';

/** How many days a difference may take: money under way takes longer than a line takes to be named. */
const patience: Partial<Record<DifferenceKind, number>> = {
  line_open: 1,
  stripe_open: 1,
  on_its_way: 5,
};
/** Stripe pays out over weekends and bank holidays. */
const stripePayoutDays = 8;

/**
 * Whether a day ties: the sides are equal but for what is named. What is new or on its way may wait;
 * what is older than that, or has no name, fails the day. Without every statement it stays open.
 */
export function tieStatus(sides: readonly Side[], differences: readonly Difference[]): TieStatus {
  const left = sides.some((side) => unexplained(side, differences) !== 0n);
  if (left || differences.some(isOverdue)) return 'failed';
  const isOpen = differences.some(
    ({ kind, isSettled }) => kind === 'no_statement' || (!isSettled && kind !== 'on_its_way'),
  );
  return isOpen ? 'open' : 'tied';
}

/** By how much a side differs beyond what is named. */
export function unexplained(side: Side, differences: readonly Difference[]): bigint {
  const own = differences.filter((one) => placeOf(one) === side.place);
  const named = own.filter((one) => one.currency === side.currency);
  return side.books - side.world - named.reduce((sum, one) => sum + one.amount, 0n);
}

function placeOf({ kind }: Difference): Side['place'] {
  return kind === 'stripe_later' || kind === 'stripe_open' ? 'stripe' : 'bank';
}

function isOverdue({ kind, isSettled, days, text }: Difference): boolean {
  if (kind === 'closing_differs' || kind === 'unexplained') return true;
  const most =
    kind === 'on_its_way' && text === 'stripe_payout' ? stripePayoutDays : patience[kind];
  return !isSettled && most !== undefined && days > most;
}
