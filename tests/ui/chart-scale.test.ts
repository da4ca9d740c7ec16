import { describe, expect, it } from 'vitest';
import { halfScale, stretchesOf } from '#app/ui/chart-scale.ts';

const months = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    month: `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    expected: 100n,
    actual: BigInt(index),
  }));

describe('what a chart shows of many months', () => {
  it('is each month while fourteen fit', () => {
    expect(stretchesOf(months(14))).toEqual({ span: 1, stretches: months(14) });
  });

  it('is quarters after that, named by their first month, and loses nothing', () => {
    const { span, stretches } = stretchesOf(months(15));
    expect(span).toBe(3);
    expect(stretches.map((it) => it.month)).toEqual([
      '2026-01',
      '2026-04',
      '2026-07',
      '2026-10',
      '2027-01',
    ]);
    expect(stretches.map((it) => it.expected)).toEqual([300n, 300n, 300n, 300n, 300n]);
    expect(stretches.map((it) => it.actual)).toEqual([3n, 12n, 21n, 30n, 39n]);
  });

  it('is years after that, the latest fourteen', () => {
    const { span, stretches } = stretchesOf(months(16 * 12));
    expect(span).toBe(12);
    expect(stretches).toHaveLength(14);
    expect(stretches.at(-1)).toMatchObject({ month: '2041-01', expected: 1200n });
  });

  it('has a scale of round numbers that no bar leaves', () => {
    expect([1n, 2n, 3n, 5501n, 10_000n, 10_001n, 400_001n].map(halfScale)).toEqual([
      1n,
      1n,
      2n,
      5_000n,
      5_000n,
      10_000n,
      500_000n,
    ]);
  });
});
