import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Currency,
  asCurrency,
  currencies,
  exponentOf,
  shownDecimalsOf,
  smallestCharge,
  payoutStep,
  stripeStep,
} from '#app/money/currencies.ts';
import { defaultShare, smallestSums } from '#app/money/shares.ts';

describe('the currencies', () => {
  it('are those that money is kept in, each once', () => {
    expect(new Set(currencies).size).toBe(currencies.length);
    expect(currencies.length).toBeGreaterThan(150);
    // Against a list that is not ours; it also has what left circulation, and metals.
    const known = new Set(Intl.supportedValuesOf('currency'));
    const newer = new Set(['XCG', 'ZWG', 'SLE', 'VED']);
    expect(currencies.filter((code) => !known.has(code) && !newer.has(code))).toEqual([]);
  });

  it.each([
    ['CAD', 2],
    ['SGD', 2],
    ['CHF', 2],
    ['JPY', 0],
    ['MGA', 0],
    ['ISK', 2],
    ['UGX', 2],
    ['KWD', 3],
    ['TND', 3],
  ] as const)('%s has as many decimals as at Stripe: %i', (code, decimals) => {
    expect(exponentOf(asCurrency(code))).toBe(decimals);
    expect(shownDecimalsOf(code)).toBeLessThanOrEqual(decimals);
  });

  it('are charged in whole units or tens where Stripe wants it', () => {
    expect([stripeStep('ISK'), stripeStep('UGX'), stripeStep('KWD'), stripeStep('USD')]).toEqual([
      100n,
      100n,
      10n,
      1n,
    ]);
    expect([payoutStep('HUF'), payoutStep('TWD'), payoutStep('ISK'), payoutStep('EUR')]).toEqual([
      100n,
      100n,
      100n,
      1n,
    ]);
    expect(smallestCharge('HUF')).toBe(17_500n);
    expect(smallestCharge('IDR')).toBeNull();
  });

  it.each([
    ['USD', { share: 2_500n, tip: 25n, card: 50n, step: 1n }],
    ['EUR', { share: 2_500n, tip: 25n, card: 50n, step: 1n }],
    ['IDR', { share: 25_000_000n, tip: 250_000n, card: 500_000n, step: 1n }],
    ['JPY', { share: 2_500n, tip: 25n, card: 50n, step: 1n }],
    ['UGX', { share: 5_000_000n, tip: 50_000n, card: 100_000n, step: 100n }],
  ] as const)('%s has small sums of its own', (code: Currency, sums) => {
    const share = defaultShare(code) ?? 0n;
    expect(smallestSums(code, { share, tip: null, card: null })).toEqual(sums);
  });

  it('have the same decimals in the check of cover', () => {
    const sql = readFileSync('prisma/migrations/0042_cover/migration.sql', 'utf8');
    const [none = '', three = ''] = [...sql.matchAll(/currency IN \(([^)]*)\) THEN/g)].map(
      (match) => match[1] ?? '',
    );
    const codes = (list: string) => [...list.matchAll(/'([A-Z]{3})'/g)].map((match) => match[1]);
    const withDecimals = (count: number) => currencies.filter((code) => exponentOf(code) === count);
    expect([codes(none), codes(three)]).toEqual([withDecimals(0), withDecimals(3)]);
  });

  it('ask for a share where nobody knows what is little', () => {
    expect(defaultShare('MNT')).toBeNull();
  });
});
