import { Decimal } from 'decimal.js';
import { type Day, daysBetween } from '#app/money/days.ts';
import { splitByWeight } from '#app/money/share-out.ts';
import type { LoanDraft } from './loan-draft-rules.ts';

/**
 * The yearly cost of a loan to its borrower: the one rate at which everything
 * they pay, each on its day, is worth what they received, compounding yearly
 * over years of 365 days. It is found by bisection; rates are not money, but
 * they are decimals here too, so that everyone gets the same answer.
 */
export interface Payment {
  readonly on: Day;
  /** Minor units: principal, interest, compulsory savings; below zero where savings come back. */
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

/** What she receives and pays, in local minor units, each on its day. */
export interface CostFlows {
  /** The local amount less what is kept at payout. */
  readonly received: bigint;
  readonly payments: readonly Payment[];
}

/**
 * Everything that a loan costs: the fee and the savings kept at payout she never has in her hands; savings
 * kept with the instalments she pays like interest; all of them come back with the last instalment.
 */
export function costFlows(
  terms: Pick<LoanDraft, 'localAmount' | 'instalments' | 'fee' | 'savings'>,
): CostFlows {
  const { localAmount, instalments, fee = 0n, savings } = terms;
  const atPayout = savings?.time === 'payout' ? savings.amount : 0n;
  const withEach =
    savings?.time === 'instalments'
      ? splitByWeight(
          savings.amount,
          instalments.map(() => 1n),
        )
      : [];
  const last = instalments.length - 1;
  return {
    received: localAmount - fee - atPayout,
    payments: instalments.map((row, index) => ({
      on: row.dueOn,
      amount:
        row.principal +
        row.interest +
        (withEach[index] ?? 0n) -
        (index === last ? (savings?.amount ?? 0n) : 0n),
    })),
  };
}

/** The rate of a request, from the partner's own schedule; null while the payout day is unknown. */
export function aprOf(
  draft: Pick<
    LoanDraft,
    'localAmount' | 'instalments' | 'fee' | 'savings' | 'preDisbursedOn' | 'disbursementPlannedOn'
  >,
): number | null {
  const receivedOn = draft.preDisbursedOn ?? draft.disbursementPlannedOn;
  if (!receivedOn) return null;
  const { received, payments } = costFlows(draft);
  return aprOfPayments(received, receivedOn, payments);
}
