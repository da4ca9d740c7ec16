import { describe, expect, it } from 'vitest';
import { withdrawalRefusal } from '#app/domain/withdrawals/withdrawal-rules.ts';
import { stripeStep } from '#app/money/currencies.ts';

describe('a withdrawal', () => {
  it.each([
    ['ISK', 3_300n, null],
    ['ISK', 3_333n, 'amount_is_not_whole'],
    ['KWD', 12_340n, null],
    ['KWD', 12_345n, 'amount_is_not_whole'],
    ['IDR', 12_345n, null],
    ['JPY', 1n, null],
    ['USD', 0n, 'amount_is_not_above_zero'],
    ['USD', 20_001n, 'amount_is_above_the_balance'],
  ] as const)('in %s of %i: %s', (currency, amount, refused) => {
    const facts = { balance: 20_000n, hasOpenDispute: false, hasWarning: false };
    expect(withdrawalRefusal({ ...facts, amount, step: stripeStep(currency) })).toBe(refused);
  });
});
