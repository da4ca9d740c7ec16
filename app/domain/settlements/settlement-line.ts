import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import { type CashDue, cashDue } from './currency-rules.ts';
import { rateOn } from '#app/domain/rates/exchange-rates.ts';
import { expectedNow } from './expected-rules.ts';

export interface SettlementLineDraft extends CashDue {
  readonly loan: Loan;
  readonly expected: bigint;
  readonly partnerPart: bigint;
  readonly settledRate: string;
}

/**
 * What one loan owes: the lenders' part of what was collected since the last
 * settlement, at the day's rate under the loan's own terms.
 */
export async function settlementLine(
  tx: Tx,
  loan: Loan,
  day: string,
): Promise<SettlementLineDraft | { refused: 'exchange_rate_is_missing'; pair: string }> {
  if (loan.status === 'refunded') return nothingDue(loan);
  const collected = await tx.repaymentLine.aggregate({
    _sum: { localAmount: true },
    where: { loanId: loan.id, report: { status: 'final' } },
  });
  const before = await tx.settlementLine.aggregate({
    _sum: { expected: true, partnerPart: true },
    where: { loanId: loan.id },
  });
  const expected = expectedNow({
    ...loan,
    localCollected: collected._sum.localAmount ?? 0n,
    lendersBefore: before._sum.expected ?? 0n,
    partnerBefore: before._sum.partnerPart ?? 0n,
  });
  const pair = { currency: loan.localCurrency, perCurrency: loan.currency, day };
  const needsRate = loan.currencyLiability === 'lender' || loan.currencyLiability === 'shared';
  const settledRate = (await rateOn(tx, pair)) ?? (needsRate ? null : loan.postedRate.toFixed());
  if (settledRate === null) {
    return { refused: 'exchange_rate_is_missing', pair: `${pair.currency}/${pair.perCurrency}` };
  }
  const due = cashDue(expected.lenders, {
    liability: loan.currencyLiability,
    coverage: loan.currencyCoverage,
    postedRate: loan.postedRate.toFixed(),
    settledRate,
  });
  // A loss with no cash to carry it waits for the next settlement's cash.
  if (due.cash === 0n) {
    return {
      loan,
      expected: 0n,
      partnerPart: expected.partner,
      cash: 0n,
      loss: 0n,
      gain: 0n,
      settledRate,
    };
  }
  return { loan, expected: expected.lenders, partnerPart: expected.partner, ...due, settledRate };
}

/** A loan that was refunded after its report owes its lenders nothing any more. */
function nothingDue(loan: Loan): SettlementLineDraft {
  const settledRate = loan.postedRate.toFixed();
  return { loan, expected: 0n, partnerPart: 0n, cash: 0n, loss: 0n, gain: 0n, settledRate };
}
