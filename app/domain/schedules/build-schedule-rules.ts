import { cumulativeSchedule } from './cumulative-rules.ts';
import { sumOf } from './figures-rules.ts';
import { progressiveSchedule } from './progressive-rules.ts';
import type { ScheduleRow, ScheduleTerms } from './terms-rules.ts';

/**
 * A schedule from its terms alone. Down payments are rows; disbursements are
 * not. The principal of all rows adds up to what was paid out.
 *
 * @throws Error in words where the terms come to no schedule
 */
export function buildSchedule(terms: ScheduleTerms): ScheduleRow[] {
  const rows =
    terms.family === 'cumulative' ? cumulativeSchedule(terms) : progressiveSchedule(terms);
  const bad = rows.findIndex(({ principal, interest }) => !principal.gte(0) || !interest.gte(0));
  if (bad >= 0) throw new Error(`the terms come to no schedule: row ${bad + 1} is below zero`);
  const lent = sumOf(terms.disbursements.map(({ amount }) => amount));
  const repaid = sumOf(rows.map(({ principal }) => principal));
  if (repaid.eq(lent)) return rows;
  throw new Error(
    `the terms come to no schedule: ${repaid.toString()} is repaid of ${lent.toString()}`,
  );
}
