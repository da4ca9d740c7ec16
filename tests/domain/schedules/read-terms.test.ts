import { describe, expect, it } from 'vitest';
import { scheduleCase } from '#workers/commands/schedule.ts';

const input = {
  annualInterestRatePct: '12',
  interestMethod: 'DECLINING_BALANCE',
  numberOfInstallments: 6,
  repayEvery: 1,
  repayUnit: 'MONTHS',
  daysInYear: '360',
  daysInMonth: '30',
  disbursements: [{ date: '2026-01-01', amount: '1000' }],
};
const paid = (...days: string[]) => days.map((date) => ({ date, amount: '500' }));

describe('terms that cannot be done, or are not known, are refused by their field', () => {
  it.each([
    [{ amortization: 'BALLOON' }, /^amortization: /],
    [{ colour: 'red' }, /^colour: is no field/],
    [{ disbursements: [{ date: '2026-01-01', amount: '1', fee: 1 }] }, /^disbursements\.0\.fee: /],
    [{ disbursements: paid('2026-01-01', '2027-01-01') }, /^disbursements\.1\.date: .*last/],
    [{ disbursements: paid('2026-01-01', '2026-07-01') }, /^disbursements\.1\.date: .*last/],
    [{ disbursements: paid('2026-02-01', '2026-01-01') }, /^disbursements\.1\.date: .*above/],
    [{ disbursements: [{ date: '2026-01-01', amount: '0' }] }, /^disbursements\.0\.amount: /],
    [{ downPaymentPct: '101' }, /^downPaymentPct: /],
    [{ downPaymentPct: '100' }, /^downPaymentPct: /],
    [{ graceOnInterest: 6 }, /^graceOnInterest: /],
    [{ graceOnPrincipal: 6 }, /^graceOnPrincipal: /],
    [{ interestFreePeriods: 7 }, /^interestFreePeriods: .*more/],
    [{ emiRounding: 'CEIL to 1' }, /^emiRounding: .*CUMULATIVE/],
    [{ equalAmortization: true }, /^equalAmortization: .*CUMULATIVE/],
    [
      { scheduleType: 'CUMULATIVE', disbursements: paid('2026-01-01', '2026-03-01') },
      /^disbursements: .*PROGRESSIVE/,
    ],
    [
      { loanTerm: '6 WEEKS', scheduleType: 'CUMULATIVE', interestMethod: 'FLAT' },
      /^loanTerm: .*MONTHS/,
    ],
    [{ firstRepayment: '2025-12-01' }, /^firstRepayment: /],
    [{ firstRepayment: '2026-01-01' }, /^firstRepayment: /],
    [{ daysInMonth: '31' }, /^daysInMonth: /],
    [{ daysInYearCustomStrategy: 'LEAP' }, /^daysInYearCustomStrategy: /],
    [{ loanTerm: 'half a year' }, /^loanTerm: /],
    [{ roundingMode: 'HALF_UP' }, /^roundingMode: /],
    [{ rounding: 'HALF_UP' }, /^rounding: /],
    [{ repayEvery: 1e12 }, /^repayEvery: /],
    [{ numberOfInstallments: 1000, repayEvery: 20, repayUnit: 'YEARS' }, /^repayEvery: .*years/],
    [{ annualInterestRatePct: '1000000000' }, /^annualInterestRatePct: /],
    [{ ratePerMonthPct: '3' }, /^ratePerMonthPct: /],
    [{ currencyDecimals: 0, decimals: 2 }, /^currencyDecimals: /],
    [
      { disbursements: [{ date: '2026-01-01', amount: '1000.005' }] },
      /^disbursements\.0\.amount: /,
    ],
    [{ currencyMultipleOf: '50' }, /^currencyMultipleOf: /],
    [{ installmentMultipleOf: '5', emiRounding: 'CEIL to 1', scheduleType: 'CUMULATIVE' }, /^emi/],
    [{ partialPeriodInterest: true, firstRepayment: '2026-03-15' }, /^partialPeriodInterest: /],
    [
      { scheduleType: 'CUMULATIVE', amortization: 'EQUAL_PRINCIPAL', installmentMultipleOf: '10' },
      /^installmentMultipleOf: /,
    ],
    [
      { scheduleType: 'CUMULATIVE', equalAmortization: true, interestFreePeriods: 2 },
      /^equalAmortization: /,
    ],
    [{ loanTerm: '12 MONTHS' }, /^loanTerm: /],
    [
      { scheduleType: 'CUMULATIVE', installmentMultipleOf: '5000' },
      /^the terms come to no schedule: row 1/,
    ],
    [{ annualInterestRatePct: '-1' }, /^annualInterestRatePct: /],
  ])('%o', (change, words) => {
    const answer = scheduleCase({ id: 1, input: { ...input, ...change } });
    expect(answer).toMatchObject({ id: 1, error: expect.stringMatching(words) });
  });

  it('and what can be done is done', () => {
    for (const change of [
      { disbursements: paid('2026-01-01', '2026-06-30') },
      { downPaymentPct: '99' },
      { graceOnInterest: 5 },
      { interestFreePeriods: 6, scheduleType: 'CUMULATIVE' },
      { firstRepayment: '2026-01-02' },
    ])
      expect([change, scheduleCase({ id: 1, input: { ...input, ...change } })]).toEqual([
        change,
        { id: 1, rows: expect.any(Array) },
      ]);
  });

  it('by itself: what is no case takes no other with it', () => {
    expect([null, 5, {}].map(scheduleCase)).toMatchObject([
      { error: expect.any(String) },
      { error: expect.any(String) },
      { error: expect.stringMatching(/^input: /) },
    ]);
  });
});
