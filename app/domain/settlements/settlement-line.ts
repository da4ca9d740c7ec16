import { rateOn } from '#app/domain/rates/exchange-rates.ts';
import type { Tx } from '#app/platform/db.ts';
import { type CashDue, cashDue } from './currency-rules.ts';
import { expectedNow } from './expected-rules.ts';
import type { LoanToSettle } from './loans-to-settle.ts';

export interface SettlementLineDraft extends CashDue {
  readonly loan: LoanToSettle;
  readonly expected: bigint;
  readonly partnerPart: bigint;
  readonly settledRate: string;
}

/**
 * What each loan owes: the lenders' part of what was collected since the last settlement, at the day's
 * rate under the loan's own terms.
 */
export async function settlementLines(
  tx: Tx,
  loans: readonly LoanToSettle[],
  day: string,
): Promise<SettlementLineDraft[] | { refused: 'exchange_rate_is_missing'; pair: string }> {
  const rates = new Map<string, string | null>();
  const lines: SettlementLineDraft[] = [];
  for (const loan of loans) {
    if (loan.status === 'refunded') {
      lines.push(nothingDue(loan, { partner: 0n, settledRate: loan.postedRate }));
      continue;
    }
    const pair = `${loan.localCurrency}/${loan.currency}`;
    if (!rates.has(pair)) {
      const asked = { currency: loan.localCurrency, perCurrency: loan.currency, day };
      rates.set(pair, await rateOn(tx, asked));
    }
    const { currencyLiability: liability } = loan;
    const needsRate = liability === 'lender' || liability === 'shared';
    const settledRate = rates.get(pair) ?? (needsRate ? null : loan.postedRate);
    if (settledRate === null) return { refused: 'exchange_rate_is_missing', pair };
    lines.push(lineOf(loan, settledRate));
  }
  return lines;
}

function lineOf(loan: LoanToSettle, settledRate: string): SettlementLineDraft {
  const expected = expectedNow(loan);
  const due = cashDue(expected.lenders, {
    liability: loan.currencyLiability,
    coverage: loan.currencyCoverage,
    postedRate: loan.postedRate,
    settledRate,
  });
  // A loss with no cash to carry it waits for the next settlement's cash.
  if (due.cash === 0n) return nothingDue(loan, { partner: expected.partner, settledRate });
  return { loan, expected: expected.lenders, partnerPart: expected.partner, ...due, settledRate };
}

/** A loan that was refunded after its report owes its lenders nothing any more. */
function nothingDue(
  loan: LoanToSettle,
  { partner, settledRate }: { partner: bigint; settledRate: string },
): SettlementLineDraft {
  return { loan, expected: 0n, partnerPart: partner, cash: 0n, loss: 0n, gain: 0n, settledRate };
}
