import { expect, it } from 'vitest';
import { tipRefusal } from '#app/domain/funding/order-rules.ts';

it('a tip above ten times what is lent is asked again, and taken when it is meant', () => {
  const facts = { lent: 2_500n, smallestTip: 25n, isMeant: false };
  expect(tipRefusal(25_000n, facts)).toBeNull();
  expect(tipRefusal(25_001n, facts)).toBe('tip_is_very_large');
  expect(tipRefusal(25_001n, { ...facts, isMeant: true })).toBeNull();
  expect(tipRefusal(24n, { ...facts, isMeant: true })).toBe('tip_is_too_small');
  expect(tipRefusal(-1n, { ...facts, isMeant: true })).toBe('tip_is_below_zero');
  expect(tipRefusal(0n, facts)).toBeNull();
});
