import { type Day, dayIn } from './days.ts';

/**
 * A period is a month, written as 2026-03. Reports, settlements and what a desk shows go by the
 * month in the partner's zone.
 */
export type Period = string;

export function isPeriod(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month it is in a zone (IANA name) at an instant. */
export function periodIn(zone: string, instant: Date): Period {
  return periodOf(dayIn(zone, instant));
}

export function periodOf(day: Day): Period {
  return day.slice(0, 7);
}

export function lastDayOf(period: Period): Day {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
