import { Decimal } from 'decimal.js';
import type { Day } from '#app/money/days.ts';
import { Exact, type Figure, exact, product, roundHalfEven, sumOf, zero } from './figures-rules.ts';

/**
 * What a partner says about a loan for which it has no schedule at hand.
 *
 * `progressive` and `cumulative` are the two families that partners' systems
 * belong to: the first keeps every instalment level and moves interest that
 * does not fit to the next; the second fixes the instalment by the annuity
 * formula and lets the last row take what is left.
 */
export interface ScheduleTerms {
  readonly family: 'progressive' | 'cumulative';
  readonly disbursements: readonly { readonly on: Day; readonly amount: Figure }[];
  readonly decimals: number;
  /** Percent a year. */
  readonly annualRate: Figure;
  readonly interest: 'declining' | 'flat';
  readonly amortization: 'equal_instalments' | 'equal_principal';
  readonly instalments: number;
  readonly every: number;
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
  readonly firstDueOn: Day | null;
  /** True: interest counts days. False: each period is one part of the year. */
  readonly isDaily: boolean;
  /** Where periods count as parts of the year: whether an odd period counts by its days. */
  readonly countsPartialPeriods: boolean;
  readonly yearDays: 'actual' | number;
  readonly hasMonthsOf30: boolean;
  /** A leap year counts 366 days only in the period that holds 29 February. */
  readonly countsLeapDayInItsPeriodOnly: boolean;
  /** Instalments are rounded to a multiple of this. */
  readonly multiple: Figure | null;
  /** The level instalment is rounded up to a whole number of these, where the partner does so. */
  readonly roundsUpTo: Figure | null;
  /** For currencies without decimals: every amount is a multiple of this. */
  readonly smallestCoin: Figure | null;
  /** Percent of each disbursement that is paid back on its day. */
  readonly downPayment: Figure | null;
  readonly principalGrace: number;
  /** Interest of these periods is put off, not forgiven. */
  readonly interestGrace: number;
  /** Interest of these periods is forgiven. */
  readonly interestFree: number;
  readonly hasEvenInterest: boolean;
  /** The agreed length in units, where it differs from instalments times every. */
  readonly termUnits: number;
}

export interface ScheduleRow {
  readonly dueOn: Day;
  readonly principal: Figure;
  readonly interest: Figure;
  readonly balance: Figure;
}

/** An amount rounded as it is due: to the decimals of its currency, or to its smallest coin. */
export function asMoney(terms: ScheduleTerms, figure: Figure): Figure {
  const { smallestCoin, decimals } = terms;
  if (!smallestCoin || decimals > 0 || !figure.gt(0)) return roundHalfEven(figure, decimals);
  const coins = exact(figure).div(smallestCoin).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  return coins.times(smallestCoin);
}

/** An instalment rounded to the multiple that the partner collects in, if any. */
export function toMultiple(terms: ScheduleTerms, figure: Figure): Figure {
  if (!terms.multiple) return figure;
  const times = roundHalfEven(exact(figure).div(terms.multiple), 0);
  return asMoney(terms, times.times(terms.multiple));
}

/** The same, but an instalment is never rounded away altogether. */
export function toMultipleOrWhole(terms: ScheduleTerms, figure: Figure): Figure {
  const rounded = toMultiple(terms, figure);
  return rounded.isZero() && figure.gt(0) ? figure : rounded;
}

/** What is paid back on the day of each disbursement. */
export function downPayments(terms: ScheduleTerms): Figure[] {
  const { downPayment } = terms;
  return terms.disbursements.map(({ amount }) => {
    if (!downPayment) return zero;
    return toMultiple(terms, asMoney(terms, product(amount, downPayment).div(100)));
  });
}

/**
 * All rows in the order of their days, each with what is outstanding after it.
 * What is paid out on a day counts before that day's down payments.
 */
export function withDownPayments(
  terms: ScheduleTerms,
  downs: readonly Figure[],
  rows: readonly ScheduleRow[],
): ScheduleRow[] {
  const out: ScheduleRow[] = [];
  let balance = zero;
  let waiting = terms.disbursements.map((paid, index) => ({ ...paid, down: downs[index] ?? zero }));
  const payOut = (isDue: (on: Day) => boolean) => {
    const due = waiting.filter((one) => isDue(one.on));
    waiting = waiting.filter((one) => !due.includes(one));
    for (const day of new Set(due.map((one) => one.on))) {
      const same = due.filter((one) => one.on === day);
      balance = balance.plus(sumOf(same.map((one) => one.amount)));
      if (!terms.downPayment) continue;
      for (const { on, down } of same) {
        balance = balance.minus(down);
        out.push({ dueOn: on, principal: down, interest: zero, balance });
      }
    }
  };
  for (const [index, row] of rows.entries()) {
    payOut((on) => on < row.dueOn);
    balance = balance.minus(row.principal);
    out.push({ ...row, balance });
    if (index === rows.length - 1) payOut(() => true);
  }
  return out;
}

export function largest(a: Figure, b: Figure): Figure {
  return Exact.max(a, b);
}

export function smallest(a: Figure, b: Figure): Figure {
  return Exact.min(a, b);
}
