import { type Day, daysBetween } from '#app/money/days.ts';
import type { Period } from './due-dates-rules.ts';
import { type Figure, exact, sumOf, zero } from './figures-rules.ts';
import { interestFor, periodRate } from './period-rate-rules.ts';
import { type ScheduleRow, type ScheduleTerms, asMoney, largest, smallest } from './terms-rules.ts';

/** A period of a progressive schedule, and how the balance runs through a series of them. */
export interface Stretch extends Period {
  readonly isInterestPutOff: boolean;
  /** The period in parts, cut where more money is paid out. */
  readonly parts: { from: Day; dueOn: Day; added: Figure }[];
}

/** Runs the balance through the periods with given instalments. */
export function run(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  level: readonly Figure[],
): ScheduleRow[] {
  let balance = zero;
  let given = zero;
  let carried = zero;
  return stretches.map((stretch, index) => {
    const instalment = level[index] ?? zero;
    const base = terms.interest === 'flat' ? given : balance;
    const accrued = stretchInterest(terms, stretch, base).plus(carried);
    const interest = stretch.isInterestPutOff ? zero : smallest(accrued, instalment);
    carried = largest(accrued.minus(interest), zero);
    const principal = largest(instalment.minus(interest), zero);
    given = given.plus(addedIn(stretch));
    balance = largest(balance.plus(addedIn(stretch)).minus(principal), zero);
    return { dueOn: stretch.dueOn, principal, interest, balance };
  });
}

/** Interest of a period: of each part by itself, summed, then rounded once. */
export function stretchInterest(terms: ScheduleTerms, stretch: Stretch, opening: Figure): Figure {
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
  return exact(
    stretch.parts.reduce(
      (sum, part) => sum.plus(periodRate(terms, stretch, part.from, part.dueOn)),
      zero,
    ),
  );
}
