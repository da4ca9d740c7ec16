import { type Day, daysBetween } from '#app/money/days.ts';
import type { Period } from './due-dates-rules.ts';
import { type Figure, exact, sumOf, zero } from './figures-rules.ts';
import { interestFor, periodRate } from './period-rate-rules.ts';
import { type ScheduleRow, type ScheduleTerms, asMoney, largest, smallest } from './terms-rules.ts';

/** A period of a progressive schedule, and how the balance runs through a series of them. */
export interface Stretch extends Period {
  readonly isInterestPutOff: boolean;
  /** Nothing is charged for it, now or later. */
  readonly isInterestFree: boolean;
  /** The period in parts, cut where more money is paid out. */
  readonly parts: { from: Day; dueOn: Day; added: Figure }[];
}

/** What stands between two periods. */
export interface Between {
  readonly balance: Figure;
  readonly given: Figure;
  /** Interest that did not fit yet. */
  readonly carried: Figure;
}

export const start: Between = { balance: zero, given: zero, carried: zero };

/** Runs the balance through the periods with given instalments. */
export function run(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  level: readonly Figure[],
): ScheduleRow[] {
  let between = start;
  return stretches.map((stretch, index) => {
    const step = through(terms, stretch, between, level[index] ?? zero);
    between = step.after;
    return step.row;
  });
}

/** One period with its instalment: interest first, as far as it fits. */
export function through(
  terms: ScheduleTerms,
  stretch: Stretch,
  before: Between,
  instalment: Figure,
): { row: ScheduleRow; after: Between } {
  const accrued = accruedIn(terms, stretch, before);
  const interest = stretch.isInterestPutOff ? zero : smallest(accrued, instalment);
  const principal = largest(instalment.minus(interest), zero);
  const added = addedIn(stretch);
  const balance = largest(before.balance.plus(added).minus(principal), zero);
  const carried = largest(accrued.minus(interest), zero);
  return {
    row: { dueOn: stretch.dueOn, principal, interest, balance },
    after: { balance, given: before.given.plus(added), carried },
  };
}

/** The interest of a period, and what was put off before it. */
export function accruedIn(terms: ScheduleTerms, stretch: Stretch, before: Between): Figure {
  const base = terms.interest === 'flat' ? before.given : before.balance;
  return stretchInterest(terms, stretch, base).plus(before.carried);
}

/** Interest of a period: of each part by itself, summed, then rounded once. */
export function stretchInterest(terms: ScheduleTerms, stretch: Stretch, opening: Figure): Figure {
  if (stretch.isInterestFree) return zero;
  let base = opening;
  let sum = zero;
  for (const part of stretch.parts) {
    const days = daysBetween(part.from, stretch.dueOn);
    if (days > 0) {
      const rate = periodRate(terms, stretch, part.from, stretch.dueOn);
      sum = sum.plus(interestFor(base, rate, days, daysBetween(part.from, part.dueOn)));
    }
    base = base.plus(part.added);
  }
  return asMoney(terms, sum);
}

export function addedIn(stretch: Stretch): Figure {
  return sumOf(stretch.parts.map((part) => part.added));
}

/** What a period multiplies the balance by, less one. */
export function growthOf(terms: ScheduleTerms, stretch: Stretch): Figure {
  if (stretch.isInterestFree) return zero;
  return exact(
    stretch.parts.reduce(
      (sum, part) => sum.plus(periodRate(terms, stretch, part.from, part.dueOn)),
      zero,
    ),
  );
}
