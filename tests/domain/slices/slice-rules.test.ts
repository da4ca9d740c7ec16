import { describe, expect, it } from 'vitest';
import * as rules from '#app/domain/slices/slice-rules.ts';

const slice = {
  principal: 10_000n,
  repaid: 3_000n,
  settled: 3_500n,
  writtenOff: 4_000n,
  recovered: 1_200n,
  refunded: 700n,
};

describe('what became of a slice', () => {
  it('adds up', () => {
    expect(rules.outstandingOf(slice)).toBe(1_800n);
    expect(rules.currencyLossOf(slice)).toBe(500n);
    expect(rules.unrecoveredOf(slice)).toBe(2_800n);
    expect(rules.lostOf(slice)).toBe(3_300n);
    expect(rules.backOf(slice)).toBe(4_200n);
    expect(rules.settledOf([slice, { settled: 1n }])).toBe(3_501n);
  });

  it('is whole when it was settled, recovered or given back', () => {
    expect(rules.isWhole(slice)).toBe(false);
    expect(rules.isWhole({ ...slice, settled: 8_100n })).toBe(true);
    expect(rules.isWhole({ ...slice, settled: 8_101n })).toBe(false);
  });

  it('is open while something is outstanding', () => {
    const closed = { ...slice, settled: 5_300n };
    expect(rules.openParts([closed, slice])).toEqual([{ ...slice, amount: 1_800n }]);
  });
});
