import { type DayOrder, dayOf, daysOfColumn, isPlainDay } from './figures.ts';
import { type Day, isoDay } from '#app/money/days.ts';
import type { Period } from '#app/money/periods.ts';

export type DayRead =
  | { readonly day: Day }
  | { readonly not: 'day_is_not_a_date' }
  /** It could be either, by which of day and month stands first. */
  | { readonly dayFirst: Day; readonly monthFirst: Day };

/**
 * In which order a file writes its days: by those that can be read in one way only, else by the month
 * that it is about, where only one order has all of them in it. Null where nothing says.
 */
export function dayOrderOfFile(cells: readonly string[], month: Period | null): DayOrder | null {
  const doubtful = cells.flatMap((cell) => {
    const read = dayIn(cell, null);
    return 'dayFirst' in read ? [read] : [];
  });
  const certain = cells.filter((cell) => !('dayFirst' in dayIn(cell, null)) && !isSerial(cell));
  // A month by its name, or a year that stands first, says nothing of the others.
  const said = daysOfColumn(certain.filter((cell) => !isPlainDay(cell)));
  if (said === 'dmy' || said === 'mdy') return said;
  if (doubtful.length === 0 || month === null) return null;
  const isIn = (day: Day) => day.startsWith(month);
  const byDay = doubtful.every(({ dayFirst }) => isIn(dayFirst));
  const byMonth = doubtful.every(({ monthFirst }) => isIn(monthFirst));
  return byDay === byMonth ? null : byDay ? 'dmy' : 'mdy';
}

/** A day as people and spreadsheets write it. */
export function dayIn(
  cell: string,
  order: DayOrder | null,
  /** In which a day is that is written without a year. */
  month: Period | null = null,
): DayRead {
  if (isSerial(cell)) return { day: serialDay(cell) };
  const year = month?.slice(0, 4);
  const [dayFirst, monthFirst] = [dayOf(cell, 'dmy', year), dayOf(cell, 'mdy', year)];
  if (dayFirst === null && monthFirst === null) return { not: 'day_is_not_a_date' };
  if (dayFirst === monthFirst || monthFirst === null) return { day: dayFirst ?? '' };
  if (dayFirst === null) return { day: monthFirst };
  if (order === null) return { dayFirst, monthFirst };
  return { day: order === 'mdy' ? monthFirst : dayFirst };
}

/** Excel's count of days: 46300 is 5 October 2026. */
export function isSerial(cell: string): boolean {
  const count = Number(cell.trim());
  return /^\d{5}(\.\d+)?$/.test(cell.trim()) && count > 36_525 && count < 73_051;
}

export const serialDay = (cell: string): Day =>
  isoDay(new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(cell)) * 86_400_000));
