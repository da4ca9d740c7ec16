import { type Day, daysBetween } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import type { LoanDraft } from './loan-draft-rules.ts';

/** A loan of more slices than this is a slip of zeros, or no microloan. */
const mostSlices = 10_000n;
/** Interest beyond this many times the loan is a slip of a point. */
const mostInterest = 5n;
const longestYears = 20;

/**
 * Figures that nobody means, by where they stand: too many zeros, a year that is none of now. They
 * are refused by place; what is only unusual is for the reviewer.
 */
export function outOfMeasure(
  draft: LoanDraft,
  { today, slice }: { today: Day; slice: bigint },
): { where: string; detail: string }[] {
  const { instalments, localAmount, amount, disbursementPlannedOn: paidOut } = draft;
  const found = [];
  if (amount > slice * mostSlices) found.push({ where: 'entreps[0].amount', detail: '' });
  const interest = total(instalments.map((row) => row.interest));
  if (interest > localAmount * mostInterest)
    found.push({ where: 'schedule[0].interest', detail: '' });
  const isFar = (day: Day, years: number) => Math.abs(daysBetween(today, day)) > 366 * years;
  if (paidOut && isFar(paidOut, 2)) found.push({ where: 'disburse_time', detail: paidOut });
  const late = instalments.findIndex((row) => isFar(row.dueOn, longestYears));
  const detail = instalments[late]?.dueOn ?? '';
  if (late >= 0) found.push({ where: `schedule[${late}].date`, detail });
  return found;
}
