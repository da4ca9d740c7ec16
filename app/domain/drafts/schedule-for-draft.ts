import { type Currency, shownDecimalsOf } from '#app/money/currencies.ts';
import { type Day, parseDay } from '#app/money/days.ts';
import { decimalOf, minorUnits } from '#app/money/money.ts';
import type { LocalInstalment } from './loan-draft-rules.ts';
import { buildSchedule } from '#app/domain/schedules/build-schedule-rules.ts';
import { readTerms } from '#app/domain/schedules/read-terms.ts';

/** The few things a loan officer says about a loan without a schedule. */
export interface SimpleTerms {
  readonly localAmount: bigint;
  readonly localCurrency: Currency;
  readonly paidOutOn: Day;
  /** Percent a year, as a decimal. */
  readonly annualRate: string;
  readonly method: 'declining' | 'flat' | 'equal_principal';
  readonly instalments: number;
  readonly every: number;
  readonly unit: 'DAYS' | 'WEEKS' | 'MONTHS';
  readonly principalGrace: number;
}

/** A schedule for a partner that has none at hand, in whole amounts of cash. */
export function scheduleForDraft(
  terms: SimpleTerms,
): { instalments: LocalInstalment[] } | { error: string } {
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

/** Irregular rows as a partner types them: `2026-05-01, 1000.00, 20.00`, one to a line. */
export function readInstalmentRows(
  text: string,
  currency: Currency,
): { instalments: LocalInstalment[] } | { wrongLine: number } {
  const instalments: LocalInstalment[] = [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const [day = '', principal = '', interest = '0'] = line
      .split(/[,;\t]/)
      .map((part) => part.trim());
    const dueOn = parseDay(day);
    const parts = [minorUnits(principal, currency), minorUnits(interest, currency)];
    if (!dueOn || parts.some((part) => part === null || part < 0n)) return { wrongLine: index + 1 };
    instalments.push({ dueOn, principal: parts[0] ?? 0n, interest: parts[1] ?? 0n });
  }
  return { instalments };
}
