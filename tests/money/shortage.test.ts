import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Share, shareOut, splitByWeight, total } from '#app/money/share-out.ts';

/** The rule as DOMAIN says it, step by step and as slowly as it reads. */
function asDomainSays(amount: bigint, shares: readonly Share[]): bigint[] {
  const whole = total(shares.map((share) => share.weight));
  const reached = total(shares.map((share) => share.paid)) + amount;
  const floors = shares.map(({ weight }) => (reached * weight) / whole);
  const targets = shares.map(({ paid }, index) => {
    const floor = floors[index] ?? 0n;
    return paid > floor ? paid : floor;
  });
  let spare = reached - total(targets);
  const byNumber = shares.map((_, index) => index);
  byNumber.sort((a, b) => (shares[a]?.number ?? 0) - (shares[b]?.number ?? 0));
  const given = new Set(
    byNumber.filter((index) => (shares[index]?.paid ?? 0n) > (floors[index] ?? 0n)),
  );
  const remainder = (index: number) => (reached * (shares[index]?.weight ?? 0n)) % whole;
  for (; spare > 0n; spare -= 1n) {
    const [first, ...others] = byNumber.filter((index) => !given.has(index));
    if (first === undefined) throw new Error('nobody is left to take a cent');
    const next = others.reduce(
      (best, one) => (remainder(one) > remainder(best) ? one : best),
      first,
    );
    targets[next] = (targets[next] ?? 0n) + 1n;
    given.add(next);
  }
  const above = (index: number) =>
    reached * (shares[index]?.weight ?? 0n) - (targets[index] ?? 0n) * whole;
  for (; spare < 0n; spare += 1n) {
    const [first, ...others] = byNumber.filter(
      (index) => (targets[index] ?? 0n) > (shares[index]?.paid ?? 0n),
    );
    if (first === undefined) throw new Error('nobody is left to give a cent');
    const from = others.reduce((best, one) => (above(one) < above(best) ? one : best), first);
    targets[from] = (targets[from] ?? 0n) - 1n;
  }
  return targets.map((target, index) => target - (shares[index]?.paid ?? 0n));
}

/** The same of a loan where some would receive much and give back many cents, again and again. */
const deep = fc
  .array(fc.record({ weight: fc.bigInt({ min: 1n, max: 300n }), had: fc.nat({ max: 100 }) }), {
    minLength: 3,
    maxLength: 9,
  })
  .map((rows) => {
    // The first few have all of it already.
    const shares = rows.map(({ weight, had }, number) => ({
      number: rows.length - number,
      weight: number < 2 ? weight * 20n : weight,
      paid: number < 2 ? weight * 20n : (weight * BigInt(had)) / 300n,
    }));
    const left = total(shares.map(({ weight }) => weight)) - total(shares.map(({ paid }) => paid));
    return { shares, amount: left / 2n };
  });

/** Slices that had more than their part, as a reversal or a rounding of long ago may leave them. */
const uneven = fc
  .array(fc.record({ weight: fc.bigInt({ min: 0n, max: 40n }), had: fc.nat({ max: 100 }) }), {
    minLength: 2,
    maxLength: 8,
  })
  .filter((rows) => total(rows.map(({ weight }) => weight)) > 0n)
  .chain((rows) => {
    const shares = rows.map(({ weight, had }, index) => ({
      number: ((index * 7) % rows.length) * 10 + index,
      weight,
      paid: (weight * BigInt(had)) / 100n,
    }));
    const left = total(rows.map(({ weight }) => weight)) - total(shares.map(({ paid }) => paid));
    return fc.record({ shares: fc.constant(shares), amount: fc.bigInt({ min: 0n, max: left }) });
  });

describe('sharing out among slices of which some have more than their part', () => {
  it('is what the rule says, cent by cent', () => {
    let short = 0;
    fc.assert(
      fc.property(uneven, ({ shares, amount }) => {
        const expected = asDomainSays(amount, shares);
        expect(shareOut(amount, shares)).toEqual(expected);
        const whole = total(shares.map((share) => share.weight));
        const reached = total(shares.map((share) => share.paid)) + amount;
        const floors = shares.map(({ weight, paid }) => {
          const floor = (reached * weight) / whole;
          return paid > floor ? paid : floor;
        });
        if (total(floors) > reached) short += 1;
      }),
      { numRuns: 3_000 },
    );
    // Nothing is said of a shortage that never was.
    expect(short).toBeGreaterThan(300);
  });

  it('is what the rule says, cent by cent, where many cents are short of each', () => {
    let rounds = 0;
    fc.assert(
      fc.property(deep, ({ shares, amount }) => {
        const parts = shareOut(amount, shares);
        expect(parts).toEqual(asDomainSays(amount, shares));
        const reached = total(shares.map(({ paid }) => paid)) + amount;
        const whole = total(shares.map(({ weight }) => weight));
        const given = shares.map(
          ({ weight, paid }, index) => (reached * weight) / whole - paid - (parts[index] ?? 0n),
        );
        if (given.some((cents) => cents > 1n)) rounds += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(rounds).toBeGreaterThan(500);
  });

  it('does not take longer the more is short: ten thousand slices, a fifth of them paid before', () => {
    const shares = Array.from({ length: 10_000 }, (_, number) => {
      const weight = BigInt(2_500 + ((number * 7_919) % 5_000));
      return { number, weight, paid: number < 2_000 ? weight : 0n };
    });
    const amount = total(shares.map(({ weight }) => weight)) / 3n;
    const start = performance.now();
    const parts = shareOut(amount, shares);
    // It took twenty seconds when each cent looked at every slice.
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(total(parts)).toBe(amount);
    expect(parts.slice(0, 2_000).every((part) => part === 0n)).toBe(true);
  });

  it('takes what is short from the nearest, the lower number first', () => {
    // Of 60 are 21 paid and 22 to be: parts of 3.67, 3.67, 3.67, 11. The last has 20 too much.
    const slices = [
      { number: 3, weight: 10n, paid: 0n },
      { number: 1, weight: 10n, paid: 0n },
      { number: 2, weight: 10n, paid: 1n },
      { number: 4, weight: 30n, paid: 20n },
    ];
    expect(shareOut(1n, slices)).toEqual([1n, 0n, 0n, 0n]);
    expect(shareOut(2n, slices)).toEqual([1n, 1n, 0n, 0n]);
  });

  it('gives nothing of nothing, also where nothing is left to give', () => {
    const whole = [
      { number: 1, weight: 3n, paid: 3n },
      { number: 2, weight: 0n, paid: 0n },
    ];
    expect(shareOut(0n, whole)).toEqual([0n, 0n]);
    expect(shareOut(0n, [])).toEqual([]);
    expect(() => shareOut(1n, whole)).toThrow(/would pay 4 on a whole of 3/);
  });

  it('refuses a slice that is below zero', () => {
    const one = { number: 1, weight: 9n, paid: 0n };
    const wrong = /a share has a negative weight or a negative paid amount/;
    expect(() => shareOut(1n, [one, { number: 2, weight: -1n, paid: 0n }])).toThrow(wrong);
    expect(() => shareOut(1n, [one, { number: 2, weight: 1n, paid: -1n }])).toThrow(wrong);
    expect(shareOut(1n, [one, { number: 2, weight: 0n, paid: 0n }])).toEqual([1n, 0n]);
  });
});

describe('splitting by weight', () => {
  it('gives the cents that are left to the largest remainders, the earlier first', () => {
    expect(splitByWeight(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(splitByWeight(11n, [1n, 1n, 1n])).toEqual([4n, 4n, 3n]);
    expect(splitByWeight(10n, [1n, 2n, 4n])).toEqual([1n, 3n, 6n]);
    expect(splitByWeight(0n, [1n, 2n])).toEqual([0n, 0n]);
    expect(splitByWeight(5n, [0n, 1n])).toEqual([0n, 5n]);
  });

  it.each([
    [-1n, [1n]],
    [1n, []],
    [1n, [0n, 0n]],
    [1n, [2n, -1n]],
  ])('refuses %s over %s', (amount, weights) => {
    expect(() => splitByWeight(amount, weights)).toThrow(
      'splitByWeight needs an amount and weights that are not negative',
    );
  });
});
