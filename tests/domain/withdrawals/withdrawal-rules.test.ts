import { describe, expect, it } from 'vitest';
import {
  needsBank,
  planWithdrawal,
  withdrawalRefusal,
} from '#app/domain/withdrawals/withdrawal-rules.ts';
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

describe('planWithdrawal', () => {
  it('gives the newest card back first, each at most what it paid, the bank the rest', () => {
    const card = (
      cardPaymentId: number,
      amount: bigint,
      refunded: bigint,
      day: string,
      isUnusable = false,
    ) => ({
      cardPaymentId,
      amount,
      refunded,
      isUnusable,
      paidAt: new Date(day),
    });
    const cards = [
      card(1, 5_000n, 1_000n, '2026-01-01'),
      card(2, 2_000n, 0n, '2026-02-01'),
      card(3, 9_000n, 0n, '2026-03-01', true),
    ];
    expect(planWithdrawal(7_000n, cards)).toEqual([
      { rail: 'card_refund', amount: 2_000n, cardPaymentId: 2 },
      { rail: 'card_refund', amount: 4_000n, cardPaymentId: 1 },
      { rail: 'bank_wire', amount: 1_000n },
    ]);
  });
});

describe('planWithdrawal with deposits by bank', () => {
  it('gives cards back first, then the newest account, each at most what came from it', () => {
    const account = (depositAccountId: number, free: bigint, day: string, isUnusable = false) => ({
      depositAccountId,
      free,
      lastAt: new Date(day),
      isUnusable,
    });
    const accounts = [
      account(1, 3_000n, '2026-01-01'),
      account(2, 2_000n, '2026-02-01'),
      account(3, 9_000n, '2026-03-01', true),
      account(4, 0n, '2026-03-01'),
      // What its bank took back after it was sent there.
      account(5, -1n, '2026-03-01'),
    ];
    const cards = [
      {
        cardPaymentId: 1,
        amount: 500n,
        refunded: 0n,
        paidAt: new Date('2026-01-01'),
        isUnusable: false,
      },
    ];
    const parts = planWithdrawal(6_000n, cards, accounts);
    expect(parts).toEqual([
      { rail: 'card_refund', amount: 500n, cardPaymentId: 1 },
      { rail: 'bank_wire', amount: 2_000n, depositAccountId: 2 },
      { rail: 'bank_wire', amount: 3_000n, depositAccountId: 1 },
      { rail: 'bank_wire', amount: 500n },
    ]);
    expect(needsBank(parts)).toBe(true);
    expect(needsBank(parts.slice(0, 3))).toBe(false);
  });
});
