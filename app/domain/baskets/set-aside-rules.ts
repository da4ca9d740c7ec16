/**
 * How much, how long and how often something is set aside that is not paid: whoever means to lend notices
 * none of it, and whoever wants to hold loans back from others cannot.
 */

/** In all, for the same basket and loan: the checkout, which Stripe keeps open for half an hour, is part of it. */
const minutesInAll = 90;
/** At once; whoever comes back to the loan gets it again, within what is left of the whole. */
const minutesAtOnce = 45;
export const checkoutMinutes = 31;

const after = (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000);
const earlier = (a: Date, b: Date | null) => (b && b < a ? b : a);

export interface SetAsideTime {
  readonly since: Date;
  readonly until: Date;
  readonly paidAt: Date | null;
}

/** Whoever comes back so soon goes on with the time that they had. */
const minutesBetween = 10;

/** Whether a basket's time for a loan goes on; else it begins anew. */
export function goesOn(before: SetAsideTime | null, now: Date): boolean {
  return before !== null && !before.paidAt && after(before.until, minutesBetween) > now;
}

/** The spans of these rules, in minutes, for the function of the database that decides the plain case. */
export const spans = {
  goesOnFor: minutesBetween,
  atOnce: minutesAtOnce,
  inAll: minutesInAll - checkoutMinutes,
} as const;

/** Until when a slice is set aside; null when its basket's time is over. */
export function untilWhen(since: Date, fundraiserEndsAt: Date | null, now: Date): Date | null {
  const last = after(since, spans.inAll);
  if (last <= now) return null;
  return earlier(earlier(after(now, minutesAtOnce), last), fundraiserEndsAt);
}

/** Whether a checkout that opens now ends within the whole time. */
export function fitsCheckout(since: Date, now: Date): boolean {
  return after(now, checkoutMinutes) <= after(since, minutesInAll);
}

/** In so long a time one holder keeps a loan unpaid for as long as two reservations last, and then pauses. */
const hoursLookedAt = { guest: 6, account: 3 } as const;
const minutesUnpaid = 2 * minutesAtOnce;

export const lookedAtSince = (now: Date): Date => after(now, -60 * hoursLookedAt.guest);

/**
 * Whether one holder has kept a loan from others for too long without paying, in however many baskets and
 * pieces: minutes in which several were held count once, so that a hall full of people is not one who holds.
 */
export function isPaused(
  rows: readonly SetAsideTime[],
  who: keyof typeof hoursLookedAt,
  now: Date,
): boolean {
  const from = after(now, -60 * hoursLookedAt[who]).getTime();
  const spans = rows
    .filter((row) => row.paidAt === null)
    .map(({ since, until }) => [
      Math.max(since.getTime(), from),
      Math.min(until.getTime(), now.getTime()),
    ])
    .sort(([a = 0], [b = 0]) => a - b);
  let held = 0;
  let end = from;
  for (const [start = 0, stop = 0] of spans) {
    held += Math.max(0, stop - Math.max(start, end));
    end = Math.max(end, stop);
  }
  return held >= minutesUnpaid * 60_000;
}

interface LoanSums {
  readonly amount: bigint;
  readonly shareSize: bigint;
}

const wholeShares = (amount: bigint, { shareSize }: LoanSums) => {
  const whole = amount - (amount % shareSize);
  return whole > shareSize ? whole : shareSize;
};

/** What somebody without an account sets aside of one loan: a tenth of it, or one slice. */
export function mostWithoutAccount(loan: LoanSums): bigint {
  return wholeShares(loan.amount / 10n, loan);
}

/** What all of one network hold of it together, unpaid, without accounts. */
export function mostOfNetwork(loan: LoanSums): bigint {
  return wholeShares(loan.amount / 2n, loan);
}

/** Loans in one basket without an account. */
export const mostLoansWithoutAccount = 20;

export interface KnownSetAside extends SetAsideTime {
  readonly id: number;
}

export type SetAsideRefusal =
  'more_than_without_account' | 'set_aside_for_too_long' | 'set_aside_and_not_paid';

/** What is known of a basket, a loan and whoever sets it aside. */
export interface SetAsideFacts extends LoanSums {
  /** When this basket set the loan aside last. */
  readonly before: KnownSetAside | null;
  /** When the same holder kept it unpaid, in whatever basket. */
  readonly held: readonly KnownSetAside[];
  /** Of whoever has no account: how many other loans the basket holds, and how much their network of this one. */
  readonly otherLoans: number | null;
  readonly ofNetwork: bigint | null;
}

/** From when this basket's time for the loan counts, or why it gets none. */
export function timeToSetAside(
  facts: SetAsideFacts,
  by: { who: keyof typeof hoursLookedAt; isKnown: boolean; amount: bigint },
  now: Date,
): { since: Date } | { refused: SetAsideRefusal } {
  const { before, held, otherLoans, ofNetwork } = facts;
  const { who, isKnown, amount } = by;
  // What this basket goes on with has its own end.
  const counted = held.filter((row) => row.id !== before?.id || !goesOn(before, now));
  if (isPaused(counted, who, now)) return { refused: 'set_aside_and_not_paid' };
  if (who === 'guest') {
    const isTooMuch =
      amount > mostWithoutAccount(facts) ||
      (otherLoans ?? 0) >= mostLoansWithoutAccount ||
      (isKnown && (ofNetwork ?? 0n) + amount > mostOfNetwork(facts));
    if (isTooMuch) return { refused: 'more_than_without_account' };
  }
  return { since: before && goesOn(before, now) ? before.since : now };
}
