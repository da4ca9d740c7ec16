import { type Day, addDays, addMonths, parts } from '#app/money/days.ts';

/**
 * When instalments are due: every so many days, weeks, months or years after
 * the money, or after a first day that the partner names. Months keep the day
 * of the seed and clamp to the month's end: 31 January, 28 February, 31 March.
 */
export interface Rhythm {
  readonly start: Day;
  readonly firstDueOn: Day | null;
  readonly count: number;
  readonly every: number;
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
}

export interface Period {
  readonly from: Day;
  readonly dueOn: Day;
}

export function dueDates({ start, firstDueOn, count, every, unit }: Rhythm): Day[] {
  const seed = firstDueOn ?? start;
  const offset = firstDueOn ? 0 : 1;
  return Array.from({ length: count }, (_, index) => {
    const steps = (index + offset) * every;
    if (unit === 'days') return addDays(seed, steps);
    if (unit === 'weeks') return addDays(seed, 7 * steps);
    return addMonths(seed, unit === 'years' ? 12 * steps : steps);
  });
}

export function periodsOf(rhythm: Rhythm): Period[] {
  const days = dueDates(rhythm);
  return days.map((dueOn, index) => ({ from: days[index - 1] ?? rhythm.start, dueOn }));
}

export function yearLength(year: number): number {
  return isLeap(year) ? 366 : 365;
}

export function holdsLeapDay({ from, dueOn }: Period): boolean {
  const [first] = parts(from);
  const [last] = parts(dueOn);
  for (let year = first; year <= last; year += 1) {
    const day = `${year}-02-29`;
    if (isLeap(year) && day > from && day <= dueOn) return true;
  }
  return false;
}

/** Whole months between two days, as a calendar counts: the day of the month must be reached. */
export function wholeMonths(from: Day, to: Day): number {
  const [fromYear, fromMonth, fromDay] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return toDay < fromDay ? months - 1 : months;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
