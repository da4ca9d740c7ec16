import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSchedule } from '#app/domain/schedules/build-schedule-rules.ts';
import { dueDates } from '#app/domain/schedules/due-dates-rules.ts';
import { sumOf } from '#app/domain/schedules/figures-rules.ts';
import { readTerms } from '#app/domain/schedules/read-terms.ts';
import { scheduleCase } from '#workers/commands/schedule.ts';

interface Vector {
  id: string;
  partial?: boolean;
  input: Record<string, unknown> & { disbursements: { date: string; amount: string }[] };
  expected: { rows: { n: number; due?: string; [name: string]: unknown }[] };
}

const load = (name: string) =>
  (JSON.parse(readFileSync(`tests/vectors/${name}.json`, 'utf8')) as { cases: Vector[] }).cases;

const amountsOf = (row: Record<string, unknown>, inWholeUnits = false) =>
  Object.fromEntries(
    ['principal', 'interest', 'total', 'balance']
      .filter((name) => row[name] !== undefined)
      .map((name) => [name, inWholeUnits ? Math.round(Number(row[name])) : Number(row[name])]),
  );

/** Compares every row that a vector states with ours, by number. */
function expectRows(vector: Vector, input: object, checksDates = true) {
  const answer = scheduleCase({ id: vector.id, input });
  const rows = 'rows' in answer ? (answer.rows ?? []) : [];
  if (!vector.partial) expect(rows).toHaveLength(vector.expected.rows.length);
  for (const stated of vector.expected.rows) {
    const row = rows[stated.n - 1];
    expect({ n: stated.n, ...row }).toMatchObject({ n: stated.n });
    // Frappe's tests state whole units only.
    const inWholeUnits = 'emiRounding' in vector.input;
    expect({ n: stated.n, ...amountsOf(row ?? {}, inWholeUnits) }).toMatchObject({
      n: stated.n,
      ...amountsOf(stated),
    });
    if (checksDates && stated.due) expect(row?.due).toBe(stated.due);
  }
}

describe('schedules of partners’ systems', () => {
  it.each(load('schedules-core'))('$id', (vector) => expectRows(vector, vector.input));
  it.each(load('schedules-extra'))('$id', (vector) => expectRows(vector, vector.input));

  it.each(load('schedules-hand'))('$id', (vector) => {
    const hasDates = vector.input.disbursements[0]?.date !== 'D';
    for (const method of String(vector.input['interestMethod']).split('|')) {
      const monthly = vector.input['ratePerMonthPct'];
      const input = {
        ...vector.input,
        ...(monthly !== undefined && { annualInterestRatePct: monthly, rateFrequency: 'MONTH' }),
        decimals: vector.input['currencyDecimals'] ?? 2,
        interestMethod: method,
        interestCalculationPeriod:
          vector.input['interestCalculationPeriod'] === 'annual/12'
            ? 'SAME_AS_REPAYMENT_PERIOD'
            : vector.input['interestCalculationPeriod'],
        scheduleType: /unit|bullet/.test(vector.id) ? 'PROGRESSIVE' : 'CUMULATIVE',
        disbursements: vector.input.disbursements.map((it) => ({
          ...it,
          date: hasDates ? it.date : '2024-01-01',
        })),
      };
      expectRows(vector, input, hasDates);
    }
  });
});

const families = ['PROGRESSIVE', 'CUMULATIVE'].flatMap((scheduleType) =>
  ['DECLINING_BALANCE', 'FLAT'].flatMap((interestMethod) =>
    ['EQUAL_INSTALLMENTS', 'EQUAL_PRINCIPAL'].map((amortization) => ({
      scheduleType,
      interestMethod,
      amortization,
    })),
  ),
);

describe.each(families)('$scheduleType $interestMethod $amortization', (family) => {
  const rowsWith = (more: object) => {
    const answer = scheduleCase({
      id: 1,
      input: {
        annualInterestRatePct: '12',
        numberOfInstallments: 6,
        repayEvery: 1,
        repayUnit: 'MONTHS',
        disbursements: [{ date: '2026-01-31', amount: '1000' }],
        ...family,
        ...more,
      },
    });
    const rows = 'rows' in answer ? (answer.rows ?? []) : [];
    return {
      interest: rows.map((row) => Number(row.interest)),
      principal: rows.map((row) => Number(row.principal)),
      sum: rows.reduce((sum, row) => sum + Math.round(Number(row.principal) * 100), 0),
    };
  };
  const usual = rowsWith({});
  const sumOfInterest = (interest: readonly number[]) =>
    Math.round(interest.reduce((sum, one) => sum + one, 0) * 100);

  it('charges nothing for periods that are free of interest, also later', () => {
    for (const more of [{}, { graceOnInterest: 1 }, { graceOnInterest: 2 }]) {
      const { interest, sum } = rowsWith({ interestFreePeriods: 2, ...more });
      expect(interest.slice(0, 2)).toEqual([0, 0]);
      expect(interest.slice(2).every((one) => one > 0)).toBe(true);
      expect(sumOfInterest(interest)).toBeLessThan(sumOfInterest(usual.interest) - 1_500);
      expect(sum).toBe(100_000);
    }
  });

  it('puts interest off and takes it later, but what is free', () => {
    const { interest, sum } = rowsWith({ graceOnInterest: 2 });
    expect(interest.slice(0, 2)).toEqual([0, 0]);
    // Level instalments repay sooner while no interest is in them.
    expect(sumOfInterest(interest)).toBeGreaterThanOrEqual(sumOfInterest(usual.interest) - 30);
    expect(sum).toBe(100_000);
    const some = rowsWith({ graceOnInterest: 3, interestFreePeriods: 1 });
    expect(some.interest.slice(0, 3)).toEqual([0, 0, 0]);
    expect(sumOfInterest(some.interest)).toBeGreaterThan(sumOfInterest(usual.interest) - 1_100);
  });

  it('asks for no principal in its grace, and for the same in each row if so agreed', () => {
    const { principal, sum } = rowsWith({ graceOnPrincipal: 2 });
    expect([principal.slice(0, 2), sum]).toEqual([[0, 0], 100_000]);
    if (family.amortization === 'EQUAL_PRINCIPAL')
      expect({ principal, usual: usual.principal }).toEqual({
        principal: [0, 0, 250, 250, 250, 250],
        usual: [166.67, 166.67, 166.67, 166.67, 166.67, 166.65],
      });
  });
});

describe('due dates', () => {
  it('keep the seed’s day and clamp to the month’s end', () => {
    const [vector] = (
      JSON.parse(readFileSync('tests/vectors/due-dates.json', 'utf8')) as {
        cases: {
          input: { disbursement: string; firstRepayment: string; n: number };
          expected: string[];
        }[];
      }
    ).cases;
    const { disbursement, firstRepayment, n } = vector?.input ?? {
      disbursement: '',
      firstRepayment: '',
      n: 0,
    };
    const rhythm = { start: disbursement, firstDueOn: firstRepayment, count: n } as const;
    expect(dueDates({ ...rhythm, every: 1, unit: 'months' })).toEqual(vector?.expected);
  });
});

describe('due dates from a first day', () => {
  it('begin on that day and keep it', () => {
    const days = dueDates({
      start: '2022-10-01',
      firstDueOn: '2022-10-17',
      count: 12,
      every: 1,
      unit: 'months',
    });
    expect([days[0], days[1], days.at(-1)]).toEqual(['2022-10-17', '2022-11-17', '2023-09-17']);
  });
});

describe('any schedule', () => {
  const terms = fc.record({
    annualInterestRatePct: fc.integer({ min: 0, max: 90 }).map(String),
    interestMethod: fc.constantFrom('DECLINING_BALANCE', 'FLAT'),
    amortization: fc.constantFrom('EQUAL_INSTALLMENTS', 'EQUAL_PRINCIPAL'),
    interestCalculationPeriod: fc.constantFrom('DAILY', 'SAME_AS_REPAYMENT_PERIOD'),
    numberOfInstallments: fc.integer({ min: 2, max: 30 }),
    repayEvery: fc.integer({ min: 1, max: 3 }),
    repayUnit: fc.constantFrom('DAYS', 'WEEKS', 'MONTHS'),
    daysInYear: fc.constantFrom('360', '365', 'ACTUAL'),
    daysInMonth: fc.constantFrom('30', 'ACTUAL'),
    scheduleType: fc.constantFrom('PROGRESSIVE', 'CUMULATIVE'),
    graceOnPrincipal: fc.integer({ min: 0, max: 1 }),
    disbursements: fc
      .integer({ min: 1_000, max: 5_000_000 })
      .map((cents) => [{ date: '2024-01-31', amount: (cents / 100).toFixed(2) }]),
  });

  it('repays exactly what was paid out, and never owes a negative amount', () => {
    let built = 0;
    fc.assert(
      fc.property(terms, (input) => {
        const read = readTerms(input);
        if ('error' in read) throw new Error(read.error);
        // At 67 % a year the interest of a long quarter is more than the level instalment.
        if ('error' in scheduleCase({ id: 1, input })) return;
        built += 1;
        const rows = buildSchedule(read.terms);
        const principal = sumOf(rows.map((row) => row.principal));
        expect(principal.toFixed(2)).toBe(Number(input.disbursements[0]?.amount).toFixed(2));
        expect(rows.at(-1)?.balance.toNumber()).toBe(0);
        expect(rows.every((row) => row.interest.gte(0) && row.principal.gte(0))).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(built).toBeGreaterThan(450);
  });
});

describe('npm run schedule', () => {
  it('says why a case cannot be done, by the field’s name', () => {
    expect(scheduleCase({ id: 7, input: { repayEvery: 0 } })).toMatchObject({
      id: 7,
      error: expect.stringContaining(':') as string,
    });
    const core = load('schedules-core')[0]?.input;
    expect(scheduleCase({ id: 8, input: { ...core, daysInYear: '300' } })).toEqual({
      id: 8,
      error: 'daysInYear: "300" is not known',
    });
  });
});
