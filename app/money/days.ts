/**
 * Calendar days, as `2026-03-31`. A due date is a day in the partner's zone,
 * not an instant: it has no hours that a time zone could shift.
 */
export type Day = string;

/** @returns null when the text is not a calendar day. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) return null;
  const day = text.trim();
  return isoDay(utc(Number(match[1]), Number(match[2]), Number(match[3]))) === day ? day : null;
}

/** The day that a database column of type date holds. */
export function isoDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day it is in a zone (IANA name) at an instant. */
export function dayIn(zone: string, instant: Date): Day {
  const format = dayFormats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  dayFormats.set(zone, format);
  return format.format(instant);
}

/** Making one takes a hundred times as long as using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

export function addDays(day: Day, days: number): Day {
  return isoDay(new Date(dateOf(day).getTime() + days * 86_400_000));
}

/**
 * The same day of the month, that many months later, or the last day of a
 * shorter month. Always count from the seed: 31 January, 28 February, 31 March;
 * adding one month at a time would lose the 31.
 */
export function addMonths(seed: Day, months: number): Day {
  const [year, month, day] = parts(seed);
  const first = utc(year, month + months, 1);
  const last = utc(first.getUTCFullYear(), first.getUTCMonth() + 2, 0).getUTCDate();
  return isoDay(utc(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, last)));
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / 86_400_000);
}

/** Year, month from 1, day. */
export function parts(day: Day): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month - 1, day));
}
