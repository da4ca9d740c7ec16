import { describe, expect, it } from 'vitest';
import { closingRefusal } from '#app/domain/balances/closing-rules.ts';
import { expectedByMonth } from '#app/domain/balances/expected-months-rules.ts';
import { linesOfPeriod } from '#app/domain/balances/statement-period-rules.ts';

describe('an account that somebody closes', () => {
  const empty = { balance: 0n, outstanding: 0n, hasMoneyUnderWay: false, isStaff: false };
  it.each([
    [{}, null],
    [{ balance: 1n }, 'balance_is_not_empty'],
    [{ balance: -1n }, 'balance_is_not_empty'],
    [{ hasMoneyUnderWay: true }, 'money_is_under_way'],
    [{ outstanding: 1n }, 'loans_are_outstanding'],
    [{ isStaff: true }, 'person_has_a_role'],
  ])('%o: %s', (changed, refusal) => {
    expect(closingRefusal({ ...empty, ...changed })).toBe(refusal);
  });
});

describe('what a lender may expect each month', () => {
  it('adds up to her slices, by running totals', () => {
    const thirds = ['2026-03', '2026-04', '2026-05'].map((month) => ({ month, principal: 3_334n }));
    const slice = { principal: 2_500n, amount: 10_002n, instalments: thirds };
    expect([...expectedByMonth([slice])]).toEqual([
      ['2026-03', 833n],
      ['2026-04', 833n],
      ['2026-05', 834n],
    ]);
    const other = {
      principal: 100n,
      amount: 100n,
      instalments: [{ month: '2026-04', principal: 100n }],
    };
    expect(expectedByMonth([slice, other]).get('2026-04')).toBe(933n);
    expect(expectedByMonth([]).size).toBe(0);
  });
});

describe('the part of a statement for some months', () => {
  const line = (day: string, balance: bigint) => ({ at: new Date(`${day}T23:59:59Z`), balance });
  const lines = [
    line('2026-01-31', 10n),
    line('2026-02-01', 20n),
    line('2026-02-28', 30n),
    line('2026-03-01', 40n),
  ];
  it.each([
    [null, null, 0n, 40n, [0, 1, 2, 3]],
    ['2026-02', '2026-02', 10n, 30n, [1, 2]],
    ['2026-02', null, 10n, 40n, [1, 2, 3]],
    [null, '2026-01', 0n, 10n, [0]],
    ['2026-04', null, 40n, 40n, []],
    [null, '2025-12', 0n, 0n, []],
  ])('from %s to %s opens with %s and closes with %s', (from, to, opening, closing, within) => {
    expect(linesOfPeriod(lines, { from, to })).toEqual({
      opening,
      closing,
      lines: within.map((index) => lines[index]),
    });
  });
});
