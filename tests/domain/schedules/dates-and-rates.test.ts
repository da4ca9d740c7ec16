import { describe, expect, it } from 'vitest';
import {
  annuityRate,
  cumulativeRate,
  unitRate,
  unitsBetween,
} from '#app/domain/schedules/cumulative-rate-rules.ts';
import {
  dueDates,
  holdsLeapDay,
  periodsOf,
  wholeMonths,
  yearLength,
} from '#app/domain/schedules/due-dates-rules.ts';
import { exact } from '#app/domain/schedules/figures-rules.ts';
import { periodRate } from '#app/domain/schedules/period-rate-rules.ts';
import { readTerms } from '#app/domain/schedules/read-terms.ts';
import { spread, upTo } from '#app/domain/schedules/step-rules.ts';
import { asMoney, toMultiple, toMultipleOrWhole } from '#app/domain/schedules/terms-rules.ts';

function terms(changed: object = {}) {
  const read = readTerms({
    annualInterestRatePct: '12',
    interestMethod: 'DECLINING_BALANCE',
    numberOfInstallments: 4,
    repayEvery: 1,
    repayUnit: 'MONTHS',
    disbursements: [{ date: '2026-01-31', amount: '1000' }],
    ...changed,
  });
  if ('error' in read) throw new Error(read.error);
  return read.terms;
}

const daily = { interestCalculationPeriod: 'DAILY' };

describe('days', () => {
  it.each([
    ['days', 10, ['2024-03-10', '2024-03-20']],
    ['weeks', 2, ['2024-03-14', '2024-03-28']],
    ['months', 1, ['2024-03-29', '2024-04-29']],
    ['years', 1, ['2025-02-28', '2026-02-28']],
    ['years', 4, ['2028-02-29', '2032-02-29']],
  ] as const)('of instalments in %s, every %s', (unit, every, days) => {
    const rhythm = { start: '2024-02-29', firstDueOn: null, count: 2, every, unit };
    expect(dueDates(rhythm)).toEqual(days);
    expect(periodsOf(rhythm)).toEqual([
      { from: '2024-02-29', dueOn: days[0] },
      { from: days[0], dueOn: days[1] },
    ]);
  });

  it.each([
    ['2024-02-28', '2024-02-29', true],
    ['2024-02-29', '2024-03-31', false],
    ['2024-02-01', '2024-02-28', false],
    ['2023-03-01', '2024-02-28', false],
    ['2023-12-31', '2025-01-01', true],
    ['2021-03-01', '2025-01-01', true],
    ['2025-01-01', '2027-12-31', false],
    ['2099-12-31', '2100-12-31', false],
    ['1999-12-31', '2000-12-31', true],
  ])('after %s, until %s, with a 29th of February: %s', (from, dueOn, answer) => {
    expect(holdsLeapDay({ from, dueOn })).toBe(answer);
  });

  it.each([
    [2024, 366],
    [2023, 365],
    [2100, 365],
    [2000, 366],
    [2200, 365],
    [2400, 366],
  ])('of the year %s are %s', (year, days) => {
    expect(yearLength(year)).toBe(days);
  });

  it.each([
    ['2026-01-31', '2026-02-28', 0],
    ['2026-01-31', '2026-03-31', 2],
    ['2026-01-15', '2027-01-14', 11],
    ['2026-01-15', '2027-01-15', 12],
    ['2026-05-10', '2026-05-20', 0],
  ])('from %s to %s are %s whole months', (from, to, months) => {
    expect(wholeMonths(from, to)).toBe(months);
  });
});

describe('units between two days', () => {
  it.each([
    ['DAYS', '2026-01-31', '2026-02-10', 10],
    ['WEEKS', '2026-01-31', '2026-02-14', 2],
    ['WEEKS', '2026-01-31', '2026-02-17', 2 + 3 / 7],
    // 31 January and a month is 28 February; from there to 31 March are 31 days.
    ['MONTHS', '2026-01-31', '2026-03-15', 1 + 15 / 31],
    ['MONTHS', '2026-02-28', '2026-03-31', 1],
    // The seed’s day again, where the month has it.
    ['MONTHS', '2026-02-28', '2026-04-15', 1 + 15 / 30],
    ['MONTHS', '2026-04-27', '2026-06-01', 1 + 5 / 31],
    ['YEARS', '2026-01-01', '2027-07-02', 1 + 182 / 365],
    ['YEARS', '2026-01-31', '2028-01-31', 2],
  ])('%s from %s to %s: %s', (repayUnit, from, to, units) => {
    expect(Number(unitsBetween(terms({ repayUnit }), from, to))).toBeCloseTo(units, 14);
  });

  it('keep their own day where the money came on the 28th or before', () => {
    const early = terms({ disbursements: [{ date: '2026-01-28', amount: '1000' }] });
    expect(Number(unitsBetween(early, '2026-02-28', '2026-03-31'))).toBeCloseTo(1 + 3 / 31, 14);
    const late = terms({ disbursements: [{ date: '2026-01-29', amount: '1000' }] });
    expect(Number(unitsBetween(late, '2026-02-28', '2026-03-29'))).toBeCloseTo(1, 14);
  });
});

describe('rates of the cumulative family', () => {
  it.each([
    [{ repayUnit: 'YEARS' }, '0.12', '0.12'],
    [{}, '0.01', '0.01'],
    [{ repayEvery: 3 }, '0.01', '0.03'],
    [{ repayUnit: 'WEEKS', annualInterestRatePct: '52' }, '0.01', '0.01'],
    [{ repayUnit: 'DAYS', annualInterestRatePct: '36.5' }, '0.001', '0.001'],
    [{ ...daily, annualInterestRatePct: '36.5' }, '0.001', '0.03'],
    [{ ...daily, annualInterestRatePct: '36.5', repayEvery: 2 }, '0.001', '0.06'],
    [{ ...daily, annualInterestRatePct: '36', daysInYear: '360' }, '0.001', '0.03'],
    [{ ...daily, annualInterestRatePct: '36.5', repayUnit: 'YEARS' }, '0.001', '0.365'],
    [{ ...daily, annualInterestRatePct: '36.5', repayUnit: 'WEEKS' }, '0.001', '0.007'],
    [
      { ...daily, annualInterestRatePct: '36.5', repayUnit: 'DAYS', repayEvery: 5 },
      '0.001',
      '0.005',
    ],
  ])('%j: %s for a unit, %s in an annuity', (changed, unit, annuity) => {
    expect(unitRate(terms(changed)).toString()).toBe(unit);
    expect(annuityRate(terms(changed)).toString()).toBe(annuity);
  });

  const monthly = { annualInterestRatePct: '36.5', ...daily };
  it.each([
    [{ repayEvery: 2 }, '2026-03-31', '0.02'],
    [
      { repayEvery: 2, partialPeriodInterest: true, scheduleType: 'CUMULATIVE' },
      '2026-02-28',
      '0.01',
    ],
    [monthly, '2026-03-02', '0.03'],
    [{ ...monthly, daysInMonth: '30' }, '2026-02-28', '0.03'],
    [{ ...monthly, daysInMonth: '30', repayUnit: 'WEEKS' }, '2026-02-10', '0.01'],
  ])('%j until %s: %s', (changed, dueOn, rate) => {
    expect(Number(cumulativeRate(terms(changed), '2026-01-31', dueOn))).toBeCloseTo(
      Number(rate),
      12,
    );
  });
});

describe('rates of the progressive family', () => {
  const rate = (
    changed: object,
    from: string,
    dueOn: string,
    part: [string, string] = [from, dueOn],
  ) => Number(periodRate(terms(changed), { from, dueOn }, ...part));
  it.each<[object, string, string, number]>([
    [{}, '2026-01-31', '2026-02-28', 0.01],
    [{ repayEvery: 2 }, '2026-01-31', '2026-03-31', 0.02],
    [{ repayUnit: 'WEEKS', annualInterestRatePct: '52' }, '2026-01-31', '2026-02-07', 0.01],
    [{ repayUnit: 'DAYS', repayEvery: 10 }, '2026-01-31', '2026-02-10', (0.12 * 10) / 365],
    [{ repayUnit: 'YEARS' }, '2026-01-31', '2027-01-31', 0.12],
    [daily, '2026-01-31', '2026-02-28', (0.12 * 28) / 365],
    [daily, '2024-01-31', '2024-02-29', (0.12 * 29) / 366],
    [{ ...daily, daysInYear: '360' }, '2024-01-31', '2024-02-29', (0.12 * 29) / 360],
    // Cut at New Year, each side over its own year.
    [daily, '2023-12-01', '2024-02-01', 0.12 * (30 / 365 + 32 / 366)],
    [daily, '2023-07-01', '2025-07-01', 0.12 * (183 / 365 + 366 / 366 + 182 / 365)],
    [{ ...daily, daysInMonth: '30' }, '2026-01-31', '2026-02-28', (0.12 * 30) / 365],
    [
      { ...daily, daysInMonth: '30', repayUnit: 'WEEKS' },
      '2026-01-31',
      '2026-02-07',
      (0.12 * 7) / 365,
    ],
    [
      { ...daily, daysInMonth: '30', repayUnit: 'YEARS', daysInYear: '360' },
      '2026-01-31',
      '2027-01-31',
      0.12,
    ],
  ])('%j from %s to %s: %s', (changed, from, dueOn, answer) => {
    expect(rate(changed, from, dueOn)).toBeCloseTo(answer, 14);
  });

  it('count 366 days only with a 29th of February, where that is agreed', () => {
    const only = { ...daily, daysInYearCustomStrategy: 'FEB_29_PERIOD_ONLY' };
    expect(rate(only, '2024-03-01', '2024-04-01')).toBeCloseTo((0.12 * 31) / 365, 14);
    expect(rate(only, '2024-02-01', '2024-03-01')).toBeCloseTo((0.12 * 29) / 366, 14);
    expect(rate(only, '2023-12-15', '2024-01-15')).toBeCloseTo((0.12 * 31) / 365, 14);
    expect(rate(only, '2023-12-15', '2024-03-15')).toBeCloseTo(0.12 * (16 / 365 + 75 / 366), 14);
  });

  it('are parts of the whole for a part of a period, and nothing for none', () => {
    expect(rate({}, '2026-01-01', '2026-02-01', ['2026-01-11', '2026-02-01'])).toBeCloseTo(
      (0.01 * 21) / 31,
      14,
    );
    expect(rate({}, '2026-01-01', '2026-02-01', ['2026-01-11', '2026-01-11'])).toBe(0);
    expect(rate({}, '2026-01-01', '2026-01-01', ['2026-01-01', '2026-01-11'])).toBe(0);
  });
});

describe('an amount of a schedule', () => {
  it('is rounded to its decimals, to a coin, or to a multiple', () => {
    expect(asMoney(terms(), exact('1.005')).toString()).toBe('1');
    expect(asMoney(terms(), exact('1.015')).toString()).toBe('1.02');
    const coins = terms({ decimals: 0, currencyMultipleOf: '500' });
    expect(asMoney(coins, exact('749.9')).toString()).toBe('500');
    expect(asMoney(coins, exact('750')).toString()).toBe('1000');
    expect(asMoney(coins, exact('-750')).toString()).toBe('-750');
    const multiple = terms({ installmentMultipleOf: '5' });
    expect(toMultiple(multiple, exact('12.5')).toString()).toBe('10');
    expect(toMultiple(multiple, exact('2')).toString()).toBe('0');
    expect(toMultipleOrWhole(multiple, exact('2')).toString()).toBe('2');
    expect(toMultipleOrWhole(multiple, exact('0')).toString()).toBe('0');
  });

  it('is spread evenly, and never beyond what is left', () => {
    expect(spread(terms(), exact('10.001'), 1).toString()).toBe('10.001');
    expect(spread(terms(), exact('10'), 3).toString()).toBe('3.33');
    const part = (isLast: boolean, amount: number) =>
      upTo(exact(10), exact(7), exact(amount), isLast).toNumber();
    expect([part(false, 2), part(false, 4), part(true, 2), part(true, 4)]).toEqual([2, 3, 3, 3]);
  });
});
