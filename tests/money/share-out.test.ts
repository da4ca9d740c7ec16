import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Share, shareOut, splitByWeight, total } from '#app/money/share-out.ts';

const shares = (weights: bigint[], paid: bigint[]): Share[] =>
  weights.map((weight, index) => ({ number: index + 1, weight, paid: paid[index] ?? 0n }));

/** Pays a loan off in the given amounts; returns every state on the way. */
function payAll(weights: bigint[], amounts: bigint[]) {
  let paid = weights.map(() => 0n);
  return amounts.map((amount) => {
    const before = paid;
    const deltas = shareOut(amount, shares(weights, before));
    paid = before.map((sum, index) => sum + (deltas[index] ?? 0n));
    return { before, amount, deltas, paid };
  });
}

const loan = fc
  .array(fc.bigInt({ min: 1n, max: 60_000n }), { minLength: 1, maxLength: 30 })
  .chain((weights) =>
    fc.record({
      weights: fc.constant(weights),
      cuts: fc.array(fc.bigInt({ min: 0n, max: total(weights) }), { maxLength: 14 }),
    }),
  )
  .map(({ weights, cuts }) => {
    const points = [...cuts, total(weights)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const amounts = points.map((point, index) => point - (points[index - 1] ?? 0n));
    return { weights, amounts };
  });

describe('shareOut', () => {
  it('shares 33.33, 66.67 and 100.00 over 25 / 50 / 125 as worked by hand', () => {
    const steps = payAll([2500n, 5000n, 12500n], [3333n, 6667n, 10000n]);
    expect(steps.map((step) => step.deltas)).toEqual([
      [417n, 833n, 2083n],
      [833n, 1667n, 4167n],
      [1250n, 2500n, 6250n],
    ]);
  });

  it('lets the fourth slice keep its cent where largest remainder would take it back', () => {
    const deltas = shareOut(1n, shares([10n, 20n, 28n, 4n], [1n, 2n, 3n, 1n]));
    expect(deltas).toEqual([0n, 0n, 1n, 0n]);
  });

  it('gives the first cent of equal slices to the lowest number', () => {
    const twins = [
      { number: 9, weight: 50n, paid: 0n },
      { number: 2, weight: 50n, paid: 0n },
    ];
    expect(shareOut(1n, twins)).toEqual([0n, 1n]);
  });

  it('takes a shortage from those nearest to their share, never below what they have', () => {
    // Two slices were overpaid by earlier rounding; one cent must not go round twice.
    const deltas = shareOut(2n, shares([3n, 3n, 90n, 4n], [1n, 1n, 0n, 1n]));
    expect(total(deltas)).toBe(2n);
    expect(deltas.every((delta) => delta >= 0n)).toBe(true);
  });

  it('refuses to pay more than the slices lent, or less than nothing', () => {
    expect(() => shareOut(101n, shares([60n, 40n], [0n, 0n]))).toThrow(/would pay 101 on a whole/);
    expect(() => shareOut(-1n, shares([60n], [0n]))).toThrow(/negative amount/);
  });

  it('sums to the amount, takes nothing back, and ends exact, for any loan', () => {
    fc.assert(
      fc.property(loan, ({ weights, amounts }) => {
        const steps = payAll(weights, amounts);
        for (const { amount, deltas } of steps) {
          expect(total(deltas)).toBe(amount);
          expect(deltas.every((delta) => delta >= 0n)).toBe(true);
        }
        expect(steps.at(-1)?.paid).toEqual(weights);
      }),
      { numRuns: 400 },
    );
  });

  it('stays within two cents of the exact share, and within one while everyone earns a cent', () => {
    fc.assert(
      fc.property(loan, ({ weights, amounts }) => {
        const whole = total(weights);
        let everyoneEarned = true;
        for (const { amount, paid } of payAll(weights, amounts)) {
          everyoneEarned &&= weights.every((weight) => amount * weight >= whole);
          const reached = total(paid);
          const bound = everyoneEarned ? whole : 2n * whole;
          paid.forEach((sum, index) => {
            const off = sum * whole - reached * (weights[index] ?? 0n);
            expect(off < 0n ? -off : off).toBeLessThan(bound);
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives each slice the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(loan, fc.infiniteStream(fc.nat()), ({ weights, amounts }, random) => {
        for (const { before, amount, deltas } of payAll(weights, amounts)) {
          const shuffled = shares(weights, before)
            .map((share, index) => ({ share, delta: deltas[index], key: random.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key);
          expect(
            shareOut(
              amount,
              shuffled.map((row) => row.share),
            ),
          ).toEqual(shuffled.map((row) => row.delta));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('splitByWeight', () => {
  it('loses nothing', () => {
    expect(splitByWeight(101n, [95n, 5n])).toEqual([96n, 5n]);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 }),
        (amount, weights) => total(splitByWeight(amount, weights)) === amount,
      ),
    );
  });
});
