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

describe('a withdrawal that is refused', () => {
  const facts = { amount: 100n, balance: 100n, step: 1n, hasOpenDispute: false, hasWarning: false };
  it.each([
    [{}, null],
    [{ hasOpenDispute: true }, 'dispute_is_open'],
    [{ hasWarning: true }, 'payment_is_looked_into'],
    [{ amount: 101n }, 'amount_is_above_the_balance'],
  ])('%o: %s', (changed, refusal) => {
    expect(withdrawalRefusal({ ...facts, ...changed })).toBe(refusal);
  });
});

describe('where a withdrawal goes', () => {
  const card = (cardPaymentId: number, amount: bigint, day: string, refunded = 0n) => ({
    cardPaymentId,
    amount,
    refunded,
    isUnusable: false,
    paidAt: new Date(day),
  });
  const account = (depositAccountId: number, free: bigint, day: string, isUnusable = false) => ({
    depositAccountId,
    free,
    isUnusable,
    lastAt: new Date(day),
  });
  const told = (...of: Parameters<typeof planWithdrawal>) =>
    planWithdrawal(...of).map(
      (part) => `${part.cardPaymentId ?? part.depositAccountId ?? 'named'} ${part.amount}`,
    );

  it('is nowhere beyond the sum', () => {
    const cards = [card(1, 50n, '2026-01-01'), card(2, 50n, '2026-02-01')];
    expect(told(50n, cards)).toEqual(['2 50']);
    expect(told(51n, cards)).toEqual(['2 50', '1 1']);
    expect(told(100n, cards, [account(9, 10n, '2026-01-01')])).toEqual(['2 50', '1 50']);
  });

  it('is the later payment of two of one instant, and none that has all of it back', () => {
    const cards = [card(1, 50n, '2026-01-01'), card(2, 50n, '2026-01-01')];
    expect(told(60n, cards)).toEqual(['2 50', '1 10']);
    expect(told(60n, [card(3, 50n, '2026-02-01', 50n), ...cards])).toEqual(['2 50', '1 10']);
  });

  it('is the newest account next, up to what came from it, and a named one for the rest', () => {
    const accounts = [
      account(7, 30n, '2026-01-01'),
      account(8, 20n, '2026-02-01'),
      account(9, 90n, '2026-03-01', true),
      account(10, 0n, '2026-03-01'),
    ];
    expect(told(20n, [], accounts)).toEqual(['8 20']);
    expect(told(45n, [], accounts)).toEqual(['8 20', '7 25']);
    expect(told(60n, [card(1, 5n, '2026-01-01')], accounts)).toEqual([
      '1 5',
      '8 20',
      '7 30',
      'named 5',
    ]);
    expect(needsBank(planWithdrawal(45n, [], accounts))).toBe(false);
    expect(needsBank(planWithdrawal(60n, [], accounts))).toBe(true);
    expect(told(0n, [])).toEqual([]);
  });
});
