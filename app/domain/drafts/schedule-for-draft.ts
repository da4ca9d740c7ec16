import { type Currency, exponentOf, shownDecimalsOf } from '#app/money/currencies.ts';
import type { Day } from '#app/money/days.ts';
import { decimalOf, minorUnits } from '#app/money/money.ts';
import type { LocalInstalment } from './loan-draft-rules.ts';
import { buildSchedule } from '#app/domain/schedules/build-schedule-rules.ts';
import { readTerms } from '#app/domain/schedules/read-terms.ts';
import { seasonSchedule } from '#app/domain/schedules/season-rules.ts';

/** The few things a loan officer says about a loan without a schedule. */
interface SaidTerms {
  readonly localAmount: bigint;
  readonly localCurrency: Currency;
  readonly paidOutOn: Day;
  /** If not said, a period after the payout. */
  readonly firstDueOn: Day | null;
  /** Percent a year, as a decimal. */
  readonly annualRate: string;
  readonly method: 'declining' | 'flat' | 'equal_principal';
  readonly instalments: number;
}

/** Every so many days, weeks or months. */
export interface SimpleTerms extends SaidTerms {
  readonly every: number;
  readonly unit: 'DAYS' | 'WEEKS' | 'MONTHS';
  readonly principalGrace: number;
}

type Built = { instalments: LocalInstalment[] } | { error: string };

/** A schedule for a partner that has none at hand, in whole amounts of cash. */
export function scheduleForDraft(terms: SimpleTerms): Built {
  const { localCurrency: currency, localAmount: amount } = terms;
  const read = readTerms({
    decimals: shownDecimalsOf(currency),
    annualInterestRatePct: terms.annualRate,
    interestMethod: terms.method === 'flat' ? 'FLAT' : 'DECLINING_BALANCE',
    interestCalculationPeriod: 'SAME_AS_REPAYMENT_PERIOD',
    amortization: terms.method === 'equal_principal' ? 'EQUAL_PRINCIPAL' : 'EQUAL_INSTALLMENTS',
    scheduleType: terms.method === 'equal_principal' ? 'CUMULATIVE' : 'PROGRESSIVE',
    numberOfInstallments: terms.instalments,
    repayEvery: terms.every,
    repayUnit: terms.unit,
    firstRepayment: terms.firstDueOn,
    graceOnPrincipal: terms.principalGrace,
    disbursements: [{ date: terms.paidOutOn, amount: decimalOf({ amount, currency }) }],
    daysInYear: '365',
    daysInMonth: 'ACTUAL',
  });
  if ('error' in read) return read;
  const minor = (figure: { toFixed(decimals: number): string }) =>
    minorUnits(figure.toFixed(shownDecimalsOf(currency)), currency) ?? 0n;
  return {
    instalments: buildSchedule(read.terms).map((row) => ({
      dueOn: row.dueOn,
      principal: minor(row.principal),
      interest: minor(row.interest),
    })),
  };
}

/**
 * The same for a borrower who pays when the season brings money.
 *
 * @param weights twelve, from January, one of them above zero.
 */
export function seasonForDraft(terms: SaidTerms & { readonly weights: readonly number[] }) {
  const { localCurrency: currency, method } = terms;
  return {
    instalments: seasonSchedule({
      ...terms,
      amount: terms.localAmount,
      step: 10n ** BigInt(exponentOf(currency) - shownDecimalsOf(currency)),
      interest: method === 'flat' ? 'flat' : 'declining',
    }),
  };
}
