import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#app/money/days.ts';
import { aprOf, aprOfPayments, costFlows } from '#app/domain/drafts/apr-rules.ts';
import { fundingSchedule } from '#app/domain/schedules/funding-schedule-rules.ts';
import { type LoanDraft, draftRefusal } from '#app/domain/drafts/loan-draft-rules.ts';
import { mayBecome } from '#app/domain/loans/loan-life-rules.ts';
import { total } from '#app/money/share-out.ts';

describe('the funding schedule', () => {
  it('rounds the running total, or floors and gives the cents to the earliest', () => {
    const thirds = [100n, 100n, 100n];
    expect(fundingSchedule(thirds, 1_000n, 'cumulative_half_up')).toEqual([333n, 334n, 333n]);
    expect(fundingSchedule(thirds, 1_000n, 'floor_then_earliest')).toEqual([334n, 333n, 333n]);
  });

  it('gives nothing to an instalment without principal', () => {
    expect(fundingSchedule([0n, 0n, 700n], 101n, 'floor_then_earliest')).toEqual([0n, 0n, 101n]);
    expect(() => fundingSchedule([0n], 5n, 'cumulative_half_up')).toThrow(/without principal/);
  });

  it('sums to the amount, no part more than a cent off, by either rule', () => {
    const principals = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        principals,
        fc.bigInt({ min: 1n, max: 10n ** 7n }),
        fc.constantFrom('cumulative_half_up', 'floor_then_earliest'),
        (locals, amount, rule) => {
          const parts = fundingSchedule(locals, amount, rule as 'cumulative_half_up');
          expect(total(parts)).toBe(amount);
          parts.forEach((part, index) => {
            const off = part * total(locals) - (locals[index] ?? 0n) * amount;
            expect(off < 0n ? -off : off).toBeLessThanOrEqual(total(locals));
          });
        },
      ),
    );
  });
});

describe('the yearly cost', () => {
  it('is what compounding yearly gives', () => {
    const yearOn = [{ on: '2027-01-01', amount: 11_000n }];
    expect(aprOfPayments(10_000n, '2026-01-01', yearOn)).toBe(1_000);
    const halfYearOn = [{ on: '2026-07-02', amount: 11_000n }];
    const squared = aprOfPayments(10_000n, '2026-01-01', halfYearOn) ?? 0;
    expect(squared).toBeGreaterThan(2_090);
    expect(squared).toBeLessThan(2_110);
  });

  it('agrees with a monthly loan at one percent a month', () => {
    const level = 8_885n;
    const payments = Array.from({ length: 12 }, (_, index) => {
      const month = String(((index + 1) % 12) + 1).padStart(2, '0');
      return { on: `${index === 11 ? 2027 : 2026}-${month}-01`, amount: level };
    });
    const apr = aprOfPayments(100_000n, '2026-01-01', payments) ?? 0;
    expect(apr).toBeGreaterThan(1_255);
    expect(apr).toBeLessThan(1_285);
  });

  it('holds the fee and compulsory savings, which come back with the last instalment', () => {
    // 8,000,000 at 13.2 % flat over ten months from a payout 30 days before: figures of a cooperative.
    const instalments = Array.from({ length: 10 }, (_, index) => ({
      dueOn: addMonths('2025-04-03', index),
      principal: 800_000n,
      interest: 88_200n,
    }));
    const terms = {
      localAmount: 8_000_000n,
      disbursementPlannedOn: '2025-03-04',
      instalments,
    } as const;
    const bare = aprOf(terms) ?? 0;
    const withFee = aprOf({ ...terms, fee: 80_000n }) ?? 0;
    const withBoth =
      aprOf({ ...terms, fee: 80_000n, savings: { amount: 240_000n, time: 'payout' } }) ?? 0;
    expect([bare, withFee, withBoth].toSorted((a, b) => a - b)).toEqual([bare, withFee, withBoth]);
    expect(withBoth / 100).toBeCloseTo(30.9, 0);
    const flows = costFlows({ ...terms, savings: { amount: 241n, time: 'instalments' } });
    expect(flows.received).toBe(8_000_000n);
    // What was put by is hers again: in all she pays principal and interest, no more.
    expect(total(flows.payments.map((row) => row.amount))).toBe(8_882_000n);
    expect(flows.payments[0]?.amount).toBe(888_225n);
  });

  it('is not known where nothing is paid later, or less than was received', () => {
    expect(aprOfPayments(100n, '2026-01-01', [{ on: '2026-01-01', amount: 200n }])).toBeNull();
    expect(aprOfPayments(100n, '2026-01-01', [{ on: '2026-06-01', amount: 99n }])).toBeNull();
  });
});

describe('a draft', () => {
  const draft: LoanDraft = {
    borrower: { firstName: 'Siti', memberCount: 1, country: 'ID' },
    hasConsent: true,
    use: 'buys a stove',
    sector: 'Food',
    activity: 'Catering',
    stories: [],
    localCurrency: 'IDR',
    localAmount: 300n,
    currency: 'USD',
    amount: 100n,
    postedRate: '3',
    isFlexible: false,
    fundraiserDays: 30,
    disbursementPlannedOn: '2026-03-01',
    instalments: [
      { dueOn: '2026-04-01', principal: 100n, interest: 0n },
      { dueOn: '2026-05-01', principal: 200n, interest: 0n },
    ],
    roundingRule: 'cumulative_half_up',
  };

  it.each([
    [{}, null],
    [{ amount: 0n }, 'amount_is_not_above_zero'],
    [{ postedRate: '-1' }, 'rate_is_not_above_zero'],
    [{ instalments: [] }, 'schedule_is_empty'],
    [{ localAmount: 301n }, 'schedule_does_not_add_up_to_the_amount'],
    [{ instalments: [...draft.instalments].reverse() }, 'due_dates_do_not_ascend'],
    [{ disbursementPlannedOn: '2026-04-02' }, 'first_instalment_is_due_before_the_money_arrives'],
    [{ fundraiserDays: 91 }, 'fundraiser_is_not_between_1_and_90_days'],
  ] as const)('with %o: %s', (change, refused) => {
    expect(draftRefusal({ ...draft, ...change } as LoanDraft)).toBe(refused);
  });
});

describe('the life of a loan', () => {
  it('goes forward, and ended loans stay ended', () => {
    expect(mayBecome('draft', 'in_review')).toBe(true);
    expect(mayBecome('draft', 'fundraising')).toBe(false);
    expect(mayBecome('defaulted', 'repaid')).toBe(true);
    expect(mayBecome('funded', 'withdrawn')).toBe(false);
    for (const ended of ['expired', 'withdrawn', 'refunded'] as const) {
      expect(mayBecome(ended, 'fundraising')).toBe(false);
    }
  });
});
