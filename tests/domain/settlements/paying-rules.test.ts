import { describe, expect, it } from 'vitest';
import { cashDue } from '#app/domain/settlements/currency-rules.ts';
import { expectedNow } from '#app/domain/settlements/expected-rules.ts';
import { isOverdue, payBy } from '#app/domain/settlements/pay-by-rules.ts';
import {
  type PaymentFacts,
  isFromOutside,
  paymentRefusal,
} from '#app/domain/receipts/payment-rules.ts';

describe('the day by which a settlement is paid', () => {
  it('is the fifteenth after its issue, in the partner’s zone', () => {
    const issuedAt = new Date('2026-03-01T20:00:00Z');
    expect(payBy({ issuedAt }, 'Africa/Nairobi')).toBe('2026-03-16');
    expect(payBy({ issuedAt }, 'Asia/Jakarta')).toBe('2026-03-17');
    expect(payBy({ issuedAt: null }, 'Asia/Jakarta')).toBeNull();
  });

  it('is over with its midnight there', () => {
    const overdue = (now: string) => isOverdue('2026-03-17', 'Asia/Jakarta', new Date(now));
    expect(overdue('2026-03-17T16:59:59Z')).toBe(false);
    expect(overdue('2026-03-17T17:00:00Z')).toBe(true);
    expect(isOverdue(null, 'Asia/Jakarta', new Date('2030-01-01'))).toBe(false);
  });
});

describe('what may pay a settlement', () => {
  const facts: PaymentFacts = {
    source: 'operator',
    amount: 100n,
    reference: 'W1',
    isBooked: false,
    due: 100n,
    available: 100n,
  };
  it.each<[Partial<PaymentFacts>, ReturnType<typeof paymentRefusal>]>([
    [{}, null],
    [{ amount: 0n }, 'amount_is_not_above_zero'],
    [{ amount: 1n }, null],
    [{ reference: 'W1#2' }, 'reference_ends_like_one_of_ours'],
    [{ reference: 'W1#27' }, 'reference_ends_like_one_of_ours'],
    [{ reference: 'W1#2 ' }, null],
    [{ reference: 'W1#x' }, null],
    [{ isBooked: true }, 'reference_is_booked'],
    [{ due: 99n }, 'amount_is_above_what_is_due'],
    [{ available: 99n }, 'account_has_not_so_much'],
    [{ source: 'bank', due: 0n, available: 0n }, null],
    [{ source: 'suspense', due: 0n }, 'amount_is_above_what_is_due'],
  ])('%o: %s', (changed, refusal) => {
    expect(paymentRefusal({ ...facts, ...changed })).toBe(refusal);
  });

  it('can be recalled only from outside', () => {
    const sources = ['bank', 'stripe', 'fx', 'payable', 'overpaid', 'operator', 'suspense', ''];
    expect(sources.filter(isFromOutside)).toEqual(['bank', 'stripe', 'fx']);
  });
});

describe('the cash that is due when the rate has moved', () => {
  const due = (
    liability: Parameters<typeof cashDue>[1]['liability'],
    coverage: number | null,
    settledRate: string,
    postedRate = '10',
  ) => {
    const { cash, loss, gain } = cashDue(10_000n, { liability, coverage, postedRate, settledRate });
    return [cash, loss, gain];
  };
  it.each([
    ['partner', null, '20', [10_000n, 0n, 0n]],
    ['none', null, '5', [10_000n, 0n, 0n]],
    ['lender', null, '12.5', [8_000n, 2_000n, 0n]],
    ['lender', null, '8', [10_000n, 0n, 2_500n]],
    ['lender', null, '10', [10_000n, 0n, 0n]],
    ['lender', null, '9.9999999999', [10_000n, 0n, 0n]],
    ['lender', null, '30', [3_333n, 6_667n, 0n]],
    ['lender', null, '15', [6_667n, 3_333n, 0n]],
    ['shared', 1_000, '10.9', [10_000n, 0n, 0n]],
    ['shared', 1_000, '11', [10_000n, 0n, 0n]],
    ['shared', 1_000, '12.5', [8_800n, 1_200n, 0n]],
    ['shared', 1_000, '9.2', [10_000n, 0n, 0n]],
    ['shared', 1_000, '8', [10_000n, 0n, 1_364n]],
    ['shared', null, '12.5', [8_000n, 2_000n, 0n]],
    ['shared', null, '8', [10_000n, 0n, 2_500n]],
  ] as const)('%s %s at %s is %o', (liability, coverage, rate, answer) => {
    expect(due(liability, coverage, rate)).toEqual(answer);
  });

  it.each(['', '0', '0.000', '-1', '1,5', '1.', '.5', ' 10', '10 ', '1.00000000001'])(
    'knows no rate like "%s"',
    (rate) => {
      const wrong = rate === '0' || rate === '0.000' ? /above zero/ : /is no exchange rate/;
      expect(() => due('lender', null, rate)).toThrow(wrong);
      expect(() => due('lender', null, rate)).toThrow(RangeError);
    },
  );

  it('takes zeros at the end of a rate, and a tenth decimal', () => {
    expect(due('lender', null, '10.0000000000000')).toEqual([10_000n, 0n, 0n]);
    expect(due('lender', null, '0.0000000002', '0.0000000001')).toEqual([5_000n, 5_000n, 0n]);
  });
});

describe('what is expected of what was collected', () => {
  const whole = {
    localCollected: 1_000n,
    localAmount: 3_000n,
    amount: 100n,
    raised: 100n,
    lendersBefore: 0n,
    partnerBefore: 0n,
  };
  it.each([
    [{}, { lenders: 33n, partner: 0n }],
    [
      { localCollected: 2_000n, lendersBefore: 33n },
      { lenders: 34n, partner: 0n },
    ],
    [
      { localCollected: 9_000n, lendersBefore: 67n },
      { lenders: 33n, partner: 0n },
    ],
    [
      { localCollected: 3_000n, lendersBefore: 100n },
      { lenders: 0n, partner: 0n },
    ],
    [{ lendersBefore: 40n }, { lenders: 0n, partner: 0n }],
    [{ raised: 60n }, { lenders: 20n, partner: 13n }],
    [
      { raised: 60n, localCollected: 2_000n, lendersBefore: 20n, partnerBefore: 13n },
      { lenders: 20n, partner: 14n },
    ],
  ])('%o', (changed, answer) => {
    expect(expectedNow({ ...whole, ...changed })).toEqual(answer);
  });
});
