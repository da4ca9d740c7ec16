import { type Day, addMonths, daysBetween, parts } from '#app/money/days.ts';
import { wholeMonths } from './due-dates-rules.ts';
import { type Figure, exact, limited, product } from './figures-rules.ts';
import type { ScheduleTerms } from './terms-rules.ts';

/**
 * Rates of the cumulative family: one rate for each unit (a day, a week, a
 * month), carried at 19 digits, times the units of a period. A real year counts
 * 365 days here, leap years too.
 */
export function unitRate(terms: ScheduleTerms): Figure {
  return exact(limited(terms.annualRate).div(unitsInYear(terms)).div(100));
}

function unitsInYear(terms: ScheduleTerms): number {
  const yearDays = terms.yearDays === 'actual' ? 365 : terms.yearDays;
  if (terms.isDaily || terms.unit === 'days') return yearDays;
  return { weeks: 52, months: 12, years: 1 }[terms.unit];
}

/** What a period costs, as a part of the balance. */
export function cumulativeRate(terms: ScheduleTerms, from: Day, dueOn: Day): Figure {
  const rate = unitRate(terms);
  if (!terms.isDaily) {
    return rate.times(terms.countsPartialPeriods ? unitsBetween(terms, from, dueOn) : terms.every);
  }
  const counts30 = terms.unit === 'months' && terms.hasMonthsOf30;
  const days = counts30
    ? product(unitsBetween(terms, from, dueOn), 30)
    : exact(daysBetween(from, dueOn));
  return exact(product(rate, days));
}

/** The rate in the annuity formula: there a month is 30 days, whatever its length. */
export function annuityRate(terms: ScheduleTerms): Figure {
  const rate = unitRate(terms);
  if (!terms.isDaily) return rate.times(terms.every);
  const unitDays = { days: 1, weeks: 7, months: 30, years: 365 }[terms.unit];
  return exact(product(rate, unitDays * terms.every));
}

/** Units between two days, a partial one by its days. */
export function unitsBetween(terms: ScheduleTerms, from: Day, to: Day): Figure {
  const days = daysBetween(from, to);
  if (terms.unit === 'days') return exact(days);
  if (terms.unit === 'weeks') {
    const weeks = Math.trunc(days / 7);
    return exact(weeks).plus((days - 7 * weeks) / 7);
  }
  const step = terms.unit === 'years' ? 12 : 1;
  const whole = Math.trunc(wholeMonths(from, to) / step);
  const start = onSeedDay(terms, addMonths(from, whole * step));
  const end = onSeedDay(terms, addMonths(from, (whole + 1) * step));
  return exact(whole).plus(daysBetween(start, to) / daysBetween(start, end));
}

/** A day near the month's end counts as the seed's day of the month, where that month has it. */
function onSeedDay(terms: ScheduleTerms, day: Day): Day {
  const seed = terms.disbursements[0]?.on ?? day;
  const [year, month, date] = parts(day);
  const [, , seedDate] = parts(seed);
  if (terms.unit !== 'months' || seedDate <= 28 || date < 28) return day;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const text = String(Math.min(seedDate, last)).padStart(2, '0');
  return `${day.slice(0, 8)}${text}`;
}
