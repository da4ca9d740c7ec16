import { cumulativeSchedule } from './cumulative-rules.ts';
import { progressiveSchedule } from './progressive-rules.ts';
import type { ScheduleRow, ScheduleTerms } from './terms-rules.ts';

/**
 * A schedule from its terms alone. Down payments are rows; disbursements are
 * not. The principal of all rows adds up to what was paid out.
 */
export function buildSchedule(terms: ScheduleTerms): ScheduleRow[] {
  return terms.family === 'cumulative' ? cumulativeSchedule(terms) : progressiveSchedule(terms);
}
