import { type Day, addDays, addMonths, daysBetween } from '#app/money/days.ts';
import { splitByWeight, total } from '#app/money/share-out.ts';
import { limited } from './figures-rules.ts';

/** What is paid back in the months in which there is money, more in the better ones. */
export interface SeasonTerms {
  /** Minor units. */
  readonly amount: bigint;
  /** The smallest amount that is paid in cash, in minor units. */
  readonly step: bigint;
  /** Percent a year, as a decimal. */
  readonly annualRate: string;
  readonly interest: 'declining' | 'flat';
  readonly paidOutOn: Day;
  /** Its day of the month is every payment's; if not said, that of the payout, from the next month on. */
  readonly firstDueOn: Day | null;
  readonly instalments: number;
  /** Twelve, from January: the parts that fall due in a month, 0 for none. */
  readonly weights: readonly number[];
}

export interface SeasonRow {
  readonly dueOn: Day;
  readonly principal: bigint;
  readonly interest: bigint;
}

/**
 * The principal by weights. Interest is by days, 365 to a year: on what is still owed, or (flat) on what was
 * lent, shared out as the principal is.
 *
 * @throws RangeError where no month has a weight
 */
export function seasonSchedule(terms: SeasonTerms): SeasonRow[] {
  const { amount, step, paidOutOn } = terms;
  const first = terms.firstDueOn ?? addMonths(paidOutOn, 1);
  const days = seasonDays({ ...terms, first, day: dayOfMonth(terms.firstDueOn ?? paidOutOn) });
  const weights = days.map((day) => BigInt(terms.weights[monthOf(day) - 1] ?? 0));
  // What is below the smallest coin goes with the last payment.
  const principals = splitByWeight(amount / step, weights).map((part) => part * step);
  principals[principals.length - 1] = (principals.at(-1) ?? 0n) + (amount % step);
  const onWhole = (from: Day, to: Day, owed: bigint) => {
    const yearly = limited(owed.toString()).times(terms.annualRate).div(100);
    const exact = yearly.times(daysBetween(from, to)).div(365).div(step.toString());
    return BigInt(exact.toDecimalPlaces(0).toFixed()) * step;
  };
  const interest =
    terms.interest === 'flat'
      ? splitByWeight(onWhole(paidOutOn, days.at(-1) ?? paidOutOn, amount) / step, weights).map(
          (part) => part * step,
        )
      : days.map((day, index) =>
          onWhole(days[index - 1] ?? paidOutOn, day, total(principals.slice(index))),
        );
  return days.map((dueOn, index) => ({
    dueOn,
    principal: principals[index] ?? 0n,
    interest: interest[index] ?? 0n,
  }));
}

/**
 * That many days in the months that have a weight, from the first day's month on.
 *
 * @throws RangeError where no month has one
 */
export function seasonDays(of: {
  readonly first: Day;
  /** Of the month; its last where it has no such day. */
  readonly day: number;
  readonly weights: readonly number[];
  readonly instalments: number;
}): Day[] {
  if (!of.weights.some((weight) => weight > 0)) throw new RangeError('no month has a weight');
  const due: Day[] = [];
  for (let after = 0; due.length < of.instalments; after += 1) {
    const day = inMonth(of.first, after, of.day);
    if ((of.weights[monthOf(day) - 1] ?? 0) > 0) due.push(day);
  }
  return due;
}

/** The day of the month that many months after the first, or the month's last. */
function inMonth(first: Day, after: number, wanted: number): Day {
  const start = addMonths(`${first.slice(0, 8)}01`, after);
  const last = dayOfMonth(addDays(addMonths(start, 1), -1));
  return `${start.slice(0, 8)}${String(Math.min(wanted, last)).padStart(2, '0')}`;
}

const dayOfMonth = (day: Day) => Number(day.slice(8));
const monthOf = (day: Day) => Number(day.slice(5, 7));
