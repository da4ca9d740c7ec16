import { describe, expect, it } from 'vitest';
import { type SeasonTerms, seasonSchedule } from '#app/domain/schedules/season-rules.ts';
import { total } from '#app/money/share-out.ts';

const harvest: SeasonTerms = {
  amount: 600_000_000n,
  step: 100n,
  annualRate: '18',
  interest: 'declining',
  paidOutOn: '2026-01-31',
  firstDueOn: null,
  instalments: 4,
  // Two parts in July, one in August and one in February.
  weights: [0, 1, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0],
};

describe('a schedule by season', () => {
  it('falls due in its months, by their weights, on the day of the payout or the month’s last', () => {
    const rows = seasonSchedule(harvest);
    expect(rows.map(({ dueOn, principal }) => [dueOn, principal])).toEqual([
      ['2026-02-28', 120_000_000n],
      ['2026-07-31', 240_000_000n],
      ['2026-08-31', 120_000_000n],
      ['2027-02-28', 120_000_000n],
    ]);
  });

  it('takes interest by days on what is still owed', () => {
    // 6,000,000 at 18 % for 28 days, in whole rupiah: 82,849.3 is 82,849.
    expect(seasonSchedule(harvest)[0]?.interest).toBe(8_284_900n);
    // 4,800,000 for 153 days: 362,169.8.
    expect(seasonSchedule(harvest)[1]?.interest).toBe(36_217_000n);
  });

  it('shares flat interest as the principal is shared', () => {
    const rows = seasonSchedule({ ...harvest, interest: 'flat' });
    // 6,000,000 at 18 % for 393 days: 1,162,849.3.
    expect(total(rows.map((row) => row.interest))).toBe(116_284_900n);
    expect(rows.slice(0, 2).map((row) => row.interest)).toEqual([23_257_000n, 46_513_900n]);
  });

  it('adds up to the amount whatever the weights and the smallest coin are', () => {
    for (const instalments of [1, 2, 7, 36]) {
      for (const step of [1n, 100n]) {
        const rows = seasonSchedule({ ...harvest, amount: 100_000_001n, step, instalments });
        expect(total(rows.map((row) => row.principal))).toBe(100_000_001n);
        expect(rows.map((row) => row.dueOn)).toEqual(rows.map((row) => row.dueOn).toSorted());
      }
    }
  });

  it('begins with the first day that is named, and needs a month', () => {
    const rows = seasonSchedule({ ...harvest, firstDueOn: '2026-08-05' });
    expect(rows.map((row) => row.dueOn)).toEqual([
      '2026-08-05',
      '2027-02-05',
      '2027-07-05',
      '2027-08-05',
    ]);
    const none = { ...harvest, weights: Array.from({ length: 12 }, () => 0) };
    expect(() => seasonSchedule(none)).toThrow('no month has a weight');
  });
});
