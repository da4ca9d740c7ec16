/**
 * How much, how long and how often something is set aside that is not paid: whoever means to lend notices
 * none of it, and whoever wants to hold loans back from others cannot.
 */

/** In all, for the same basket and loan: the checkout, which Stripe keeps open for half an hour, is part of it. */
const minutesInAll = 90;
/** At once; whoever comes back to the loan gets it again, within what is left of the whole. */
const minutesAtOnce = 45;
export const checkoutMinutes = 31;

/** Shorter than that, and it was looked at rather than held. */
const heldMinutes = 20;
/** Who has an account has more to lose, and cards that are declined: a short one is enough. */
const pauseMinutes = { guest: 360, account: 10 } as const;

const after = (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000);
const earlier = (a: Date, b: Date | null) => (b && b < a ? b : a);

export interface SetAsideTime {
  readonly since: Date;
  readonly until: Date;
  readonly paidAt: Date | null;
}

/** From when a basket's time for a loan counts: anew only after it was paid, or after a pause. */
export function sinceWhen(before: SetAsideTime | null, now: Date): Date {
  if (!before || before.paidAt) return now;
  return after(before.until, pauseMinutes.guest) <= now ? now : before.since;
}

/** Until when a slice is set aside; null when its basket's time is over. */
export function untilWhen(since: Date, fundraiserEndsAt: Date | null, now: Date): Date | null {
  const last = after(since, minutesInAll - checkoutMinutes);
  if (last <= now) return null;
  return earlier(earlier(after(now, minutesAtOnce), last), fundraiserEndsAt);
}

/** Whether a checkout that opens now ends within the whole time. */
export function fitsCheckout(since: Date, now: Date): boolean {
  return after(now, checkoutMinutes) <= after(since, minutesInAll);
}

/** Whether the newest two of what one holder set aside of a loan were both held and never paid. */
export function isPaused(
  newestFirst: readonly SetAsideTime[],
  who: keyof typeof pauseMinutes,
  now: Date,
): boolean {
  const ended = newestFirst.filter((it) => it.paidAt !== null || it.until <= now).slice(0, 2);
  const wasHeld = (it: SetAsideTime) =>
    it.paidAt === null && after(it.since, heldMinutes) <= it.until;
  const [newest] = ended;
  return (
    ended.length === 2 &&
    ended.every(wasHeld) &&
    after(newest?.until ?? now, pauseMinutes[who]) > now
  );
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
