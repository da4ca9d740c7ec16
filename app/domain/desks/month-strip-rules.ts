import { type Day, addDays } from '#app/money/days.ts';
import { type Period, lastDayOf, periodOf } from '#app/money/periods.ts';

/** A month is reported within so many days after it has ended. */
export const daysToReport = 15;

export interface MonthReported {
  readonly period: Period;
  readonly state: 'final' | 'draft' | 'none' | 'running';
  /** The last day on which it is in time. */
  readonly reportBy: Day;
  readonly isOverdue: boolean;
}

/** How each month stands, from the first in which something was to be repaid to the one that runs. */
export function monthsReported(asked: {
  first: Period;
  today: Day;
  reports: readonly { period: Period; status: 'draft' | 'final' }[];
}): MonthReported[] {
  const { first, today, reports } = asked;
  const rows: MonthReported[] = [];
  for (let period = first; period <= periodOf(today); period = nextPeriod(period)) {
    const reportBy = addDays(lastDayOf(period), daysToReport);
    const status = reports.find((report) => report.period === period)?.status ?? 'none';
    const isRunning = period === periodOf(today);
    const state = isRunning && status !== 'final' ? 'running' : status;
    rows.push({ period, state, reportBy, isOverdue: state !== 'final' && reportBy < today });
  }
  return rows;
}

const nextPeriod = (period: Period): Period => periodOf(addDays(lastDayOf(period), 1));
