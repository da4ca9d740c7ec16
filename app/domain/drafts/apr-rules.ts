import { Decimal } from 'decimal.js';
import { type Day, daysBetween } from '#app/money/days.ts';
import type { LoanDraft } from './loan-draft-rules.ts';

/**
 * The yearly cost of a loan to its borrower: the one rate at which everything
 * they pay, each on its day, is worth what they received, compounding yearly
 * over years of 365 days. It is found by bisection; rates are not money, but
 * they are decimals here too, so that everyone gets the same answer.
 */
export interface Payment {
  readonly on: Day;
  /** Minor units, above or equal to zero: principal, interest, fees, compulsory savings. */
  readonly amount: bigint;
}

const highest = new Decimal(1_000);

/**
 * @returns hundredths of a percent a year, rounded; null where no rate fits
 *   (nothing is repaid later than it was received, or less than was received).
 */
export function aprOfPayments(
  received: bigint,
  receivedOn: Day,
  payments: readonly Payment[],
): number | null {
  const flows = payments
    .map((payment) => ({
      years: new Decimal(daysBetween(receivedOn, payment.on)).div(365),
      amount: new Decimal(payment.amount.toString()),
    }))
    .filter((flow) => !flow.amount.isZero());
  const paid = flows.reduce((sum, flow) => sum.plus(flow.amount), new Decimal(0));
  const due = new Decimal(received.toString());
  if (paid.lt(due) || flows.every((flow) => flow.years.lte(0))) return null;
  const worth = (rate: Decimal) =>
    flows.reduce(
      (sum, flow) => sum.plus(flow.amount.div(rate.plus(1).pow(flow.years))),
      new Decimal(0),
    );
  if (worth(highest).gt(due)) return null;
  let low = new Decimal(0);
  let high = highest;
  while (high.minus(low).gt('0.000001')) {
    const middle = low.plus(high).div(2);
    if (worth(middle).gt(due)) low = middle;
    else high = middle;
  }
  return low.plus(high).div(2).mul(10_000).round().toNumber();
}

/** The rate of a request, from the partner's own schedule; null while the payout day is unknown. */
export function aprOf(draft: LoanDraft): number | null {
  const receivedOn = draft.preDisbursedOn ?? draft.disbursementPlannedOn;
  if (!receivedOn) return null;
  const payments = draft.instalments.map((row) => ({
    on: row.dueOn,
    amount: row.principal + row.interest,
  }));
  return aprOfPayments(draft.localAmount, receivedOn, payments);
}
