import { db } from '#app/platform/db.ts';
import { type CheckedLine, checkRepayments } from './check-repayments.ts';
import type { ReportedLine } from './read-repayments.ts';

/** What a report would say if it were saved now. Nothing is written, and nothing is promised. */
export async function dryRun(request: {
  partnerId: number;
  period: string;
  lines: readonly ReportedLine[];
}): Promise<CheckedLine[]> {
  return checkRepayments(db(), request);
}
