import { describe, expect, it } from 'vitest';
import { whereMoneyIs } from '#app/domain/balances/where-money-is-rules.ts';
import { countryCodes } from '#app/money/countries.ts';
import { placeOf, worldPicture } from '#app/web/world.ts';

const loan = (country: string, outstanding: bigint, partner = 'Mekar') => {
  return { country, sector: 'Food', partner, outstanding };
};

describe('where a lender’s money is', () => {
  it('is what is still out, the most first, with its part of all', () => {
    const loans = [loan('ML', 3_333n), loan('ID', 5_000n), loan('ID', 5_674n), loan('UG', 0n)];
    expect(whereMoneyIs(loans, 'country')).toEqual([
      { key: 'ID', amount: 10_674n, share: 7_620 },
      { key: 'ML', amount: 3_333n, share: 2_379 },
    ]);
    expect(whereMoneyIs(loans, 'partner')).toEqual([
      { key: 'Mekar', amount: 14_007n, share: 10_000 },
    ]);
    expect(whereMoneyIs([], 'sector')).toEqual([]);
  });
});

describe('the map', () => {
  it('knows where almost every country is, islands too, within the picture', () => {
    const unknown = countryCodes.filter((code) => !placeOf(code));
    // Parts of other countries, and a few rocks.
    expect(unknown.length).toBeLessThan(20);
    for (const code of ['ID', 'SG', 'ML', 'GE', 'WS', 'KN']) {
      const [x, y] = placeOf(code)?.at ?? [0, 0];
      expect([code, x > 0 && x < 960 && y > 0 && y < 460]).toEqual([code, true]);
    }
    expect(placeOf('ID')?.shape).toMatch(/^M/);
    expect(placeOf('__')).toBeNull();
  });

  it('is one picture that a phone can bear', () => {
    expect(worldPicture()).toMatch(/^<svg .*<path d="M[^"]+"\/><\/svg>$/);
    expect(worldPicture().length).toBeLessThan(40_000);
  });
});
