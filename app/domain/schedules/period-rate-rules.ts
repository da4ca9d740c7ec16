import { type Day, daysBetween, parts } from '#app/money/days.ts';
import { type Period, holdsLeapDay, yearLength } from './due-dates-rules.ts';
import { type Figure, exact, limited, product, zero } from './figures-rules.ts';
import type { ScheduleTerms } from './terms-rules.ts';

/**
 * What a period costs, as a fraction of the balance, in the progressive family.
 *
 * Where interest is not daily, a month is a twelfth of a year and a week a
 * fifty-second. Where it is: months of 30 days count as 30, real ones by their
 * days, over a year of 360, 364, 365 or its own length. A period that spans New
 * Year is cut on 31 December, each side over its own year.
 *
 * @param from, dueOn the part of the period that is asked for.
 */
export function periodRate(
  terms: ScheduleTerms,
  period: Period,
  from: Day = period.from,
  dueOn: Day = period.dueOn,
): Figure {
  const days = daysBetween(from, dueOn);
  const whole = daysBetween(period.from, period.dueOn);
  if (days === 0 || whole === 0) return zero;
  const rate = limited(terms.annualRate).div(100);
  const share = (yearPart: Figure) => cut(rate.times(yearPart).times(days).div(whole));
  if (!terms.isDaily && terms.unit === 'months') return share(limited(terms.every).div(12));
  if (!terms.isDaily && terms.unit === 'weeks') return share(limited(terms.every).div(52));
  const [firstYear] = parts(from);
  const [lastYear] = parts(dueOn);
  const hasLeapDay = holdsLeapDay(period);
  const isCut = !terms.countsLeapDayInItsPeriodOnly || hasLeapDay;
  if (terms.yearDays === 'actual' && lastYear > firstYear && isCut) {
    return cut(rate.times(yearParts(from, dueOn)));
  }
  const yearDays = daysOfYear(terms, firstYear, hasLeapDay);
  if (!terms.hasMonthsOf30) return cut(rate.times(limited(days).div(yearDays)));
  const unitDays = { days: 1, weeks: 7, months: 30, years: 360 }[terms.unit];
  return share(limited(unitDays).times(terms.every).div(yearDays));
}

function daysOfYear(terms: ScheduleTerms, year: number, hasLeapDay: boolean): number {
  const days = terms.yearDays === 'actual' ? yearLength(year) : terms.yearDays;
  return days === 366 && terms.countsLeapDayInItsPeriodOnly && !hasLeapDay ? 365 : days;
}

function yearParts(from: Day, dueOn: Day): Figure {
  const [firstYear] = parts(from);
  const [lastYear] = parts(dueOn);
  let sum = limited(0);
  let start = from;
  for (let year = firstYear; year <= lastYear; year += 1) {
    const end = year === lastYear ? dueOn : `${year}-12-31`;
    sum = sum.plus(limited(daysBetween(start, end)).div(yearLength(year)));
    start = end;
  }
  return sum;
}

/** Rates are kept at 19 decimals. */
function cut(rate: Figure): Figure {
  return exact(rate).toDecimalPlaces(19);
}

/** Interest on an amount for part of a span, when the whole span costs `rate`. */
export function interestFor(amount: Figure, rate: Figure, spanDays: number, days: number): Figure {
  return exact(product(amount, rate).div(spanDays).times(days));
}
