import { describe, expect, it } from 'vitest';
import { reversalRefusal, staysWithLenders } from '#app/domain/reversals/reversal-rules.ts';

describe('a receipt that the bank took back', () => {
  it.each([
    ['bank', false, null],
    ['stripe', false, null],
    ['fx', false, null],
    ['bank', true, 'receipt_is_reversed'],
    ['payable', false, 'receipt_is_not_from_outside'],
    ['payable', true, 'receipt_is_not_from_outside'],
    ['overpaid', false, 'receipt_is_not_from_outside'],
  ])('from %s, reversed before: %s, is refused: %s', (source, isReversed, refusal) => {
    expect(reversalRefusal({ source, isReversed })).toBe(refusal);
  });

  it.each([
    ['refunded', false, true],
    ['refunded', true, true],
    ['repaid', true, true],
    ['repaid', false, false],
    ['in_repayment', false, false],
  ])('of a loan that is %s, written off: %s, stays with its lenders: %s', (status, off, stays) => {
    expect(staysWithLenders({ status, isWrittenOff: off })).toBe(stays);
  });
});
