import { expect, it } from 'vitest';
import { cautions, needsLook, waitsUntil } from '#app/domain/payouts/caution-rules.ts';

const now = new Date('2026-05-20T09:00:00Z');

it('what cannot go back to its card waits seven days, and what never came by card does not', () => {
  expect(waitsUntil(true, now)).toEqual(new Date('2026-05-27T09:00:00Z'));
  expect(waitsUntil(false, now)).toBeNull();
});

it('a look is taken above the stated sum of a day, and never at what goes back where it came from', () => {
  expect(needsLook(50n, 0n, 50n)).toBe(false);
  expect(needsLook(51n, 0n, 50n)).toBe(true);
  expect(needsLook(10n, 41n, 50n)).toBe(true);
  expect(needsLook(0n, 1_000n, 50n)).toBe(false);
});

it('whoever looks is told what is new, and how many cards paid', () => {
  const old = new Date('2026-01-01T00:00:00Z');
  const known = { since: old, isBankKnown: true, cards: ['visa 4242', 'visa 4242', 'visa 1'] };
  expect(cautions(known, now)).toEqual([]);
  const fresh = { since: now, isBankKnown: false, cards: ['visa 1', 'visa 2', 'visa 3'] };
  expect(cautions(fresh, now)).toEqual(['new_account', 'new_bank', 'many_cards']);
});
