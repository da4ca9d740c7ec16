import { aprOf } from './apr-rules.ts';
import { dateOf } from '#app/money/days.ts';
import { fundingSchedule } from '#app/domain/schedules/funding-schedule-rules.ts';
import type { LoanDraft } from './loan-draft-rules.ts';
import type { Savings } from '#app/domain/potential/potential-rules.ts';

const dayOrNull = (day: string | undefined) => (day ? dateOf(day) : null);

/** What a draft asks for and when, as the loan's row keeps it. */
export function termColumns(draft: LoanDraft) {
  return {
    use: draft.use,
    sector: draft.sector,
    activity: draft.activity,
    town: draft.borrower.town ?? null,
    localAmount: draft.localAmount,
    amount: draft.amount,
    postedRate: draft.postedRate,
    isFlexible: draft.isFlexible,
    preDisbursedOn: dayOrNull(draft.preDisbursedOn),
    disbursementPlannedOn: dayOrNull(draft.disbursementPlannedOn),
    ...priceColumns(draft),
    apr: aprOf(draft),
  };
}

/** The rows of its schedule, with what lenders' money is due of each. */
export function instalmentRows({ instalments, amount, roundingRule }: LoanDraft) {
  const funding = fundingSchedule(
    instalments.map((row) => row.principal),
    amount,
    roundingRule,
  );
  return instalments.map((row, index) => ({
    number: index + 1,
    dueOn: dateOf(row.dueOn),
    localPrincipal: row.principal,
    localInterest: row.interest,
    principal: funding[index] ?? 0n,
  }));
}

/** What the loan costs besides interest; what is left out is not known. */
export function priceColumns(price: { readonly fee?: bigint; readonly savings?: Savings }) {
  return {
    fee: price.fee ?? null,
    savings: price.savings?.amount ?? null,
    savingsTime: price.savings?.time ?? null,
  };
}
