import { describe, expect, it } from 'vitest';
import {
  type Potential,
  costRefusal,
  potentialRefusal,
  priceRefusal,
} from '#app/domain/potential/potential-rules.ts';

const year = (...levels: number[]) => Array.from({ length: 12 }, (_, index) => levels[index] ?? 0);

describe('what a request says beyond its terms', () => {
  it.each<[Potential, ReturnType<typeof potentialRefusal>]>([
    [{}, null],
    [{ costAmounts: [1n, 2n] }, null],
    [{ costAmounts: [2n, 0n] }, 'costs_do_not_add_up_to_the_amount'],
    [{ costAmounts: [2n, -1n] }, 'costs_do_not_add_up_to_the_amount'],
    [{ incomeByMonth: year(0, 1, 2, 3) }, null],
    [{ incomeByMonth: [] }, null],
    [{ incomeByMonth: [1, 2, 3] }, 'income_is_not_of_twelve_months'],
    [{ incomeByMonth: [...year(), 1] }, 'income_is_not_of_twelve_months'],
    [{ incomeByMonth: year(4) }, 'income_is_not_of_twelve_months'],
    [{ incomeByMonth: year(-1) }, 'income_is_not_of_twelve_months'],
    [{ voucher: { firstName: 'Ani', hasAgreed: true } }, null],
    [{ voucher: { firstName: 'Ani', hasAgreed: false } }, 'voucher_has_not_agreed'],
  ])('%o: %s', (potential, refusal) => {
    expect(potentialRefusal(potential)).toBe(refusal);
  });
});

describe('what the money buys', () => {
  const refusal = (costAmounts: bigint[] | undefined, ...items: (string[] | undefined)[]) =>
    costRefusal(
      { localAmount: 300n, ...(costAmounts && { costAmounts }) },
      items.map((costItems) => (costItems ? { costItems } : {})),
    );
  it('comes to the amount, and each line has its name', () => {
    expect(refusal(undefined, undefined)).toBeNull();
    expect(refusal([100n, 200n], ['stove', 'pots'])).toBeNull();
    expect(refusal([100n, 200n], ['stove', 'pots'], undefined)).toBeNull();
    expect(refusal([100n, 201n], ['stove', 'pots'])).toBe('costs_do_not_add_up_to_the_amount');
    expect(refusal([100n, 200n], undefined)).toBe('costs_and_their_names_differ');
    expect(refusal([100n, 200n])).toBe('costs_and_their_names_differ');
    expect(refusal([100n, 200n], ['stove'])).toBe('costs_and_their_names_differ');
    expect(refusal([100n, 200n], ['stove', 'pots'], ['kompor'])).toBe(
      'costs_and_their_names_differ',
    );
    expect(refusal(undefined, ['stove'])).toBe('costs_and_their_names_differ');
  });
});

describe('what is kept at the payout', () => {
  const refusal = (fee?: bigint, amount?: bigint, time: 'payout' | 'instalments' = 'payout') =>
    priceRefusal({
      localAmount: 300n,
      ...(fee !== undefined && { fee }),
      ...(amount !== undefined && { savings: { amount, time } }),
    });
  it('leaves her something', () => {
    expect(refusal()).toBeNull();
    expect(refusal(299n)).toBeNull();
    expect(refusal(300n)).toBe('fee_and_savings_leave_nothing');
    expect(refusal(-1n)).toBe('fee_and_savings_leave_nothing');
    expect(refusal(100n, 199n)).toBeNull();
    expect(refusal(100n, 200n)).toBe('fee_and_savings_leave_nothing');
    expect(refusal(100n, 200n, 'instalments')).toBeNull();
    expect(refusal(100n, -1n)).toBe('fee_and_savings_leave_nothing');
    expect(refusal(0n, -1n, 'instalments')).toBe('fee_and_savings_leave_nothing');
  });
});
