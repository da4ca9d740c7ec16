import { describe, expect, it } from 'vitest';
import { amountsToChoose, reservationRefusal } from '#app/domain/baskets/reservation-rules.ts';

const now = new Date('2026-03-01T00:00:00Z');
const loan = {
  status: 'fundraising',
  fundraiserEndsAt: new Date('2026-04-01T00:00:00Z'),
  amount: 20_000n,
  raised: 5_000n,
  reservedByOthers: 2_500n,
  shareSize: 2_500n,
};

describe('the amounts a basket offers', () => {
  it('are whole shares up to what is left', () => {
    expect(amountsToChoose(loan, 2_500n, 12)).toEqual([2_500n, 5_000n, 7_500n, 10_000n, 12_500n]);
  });

  it('end with what is left, though it is no whole share', () => {
    const odd = { ...loan, amount: 13_700n };
    expect(amountsToChoose(odd, 2_500n, 12)).toEqual([2_500n, 5_000n, 6_200n]);
  });

  it('hold what is set aside, though no more may be taken', () => {
    expect(amountsToChoose({ ...loan, raised: 20_000n }, 2_500n, 12)).toEqual([2_500n]);
  });

  it('are so many at most', () => {
    expect(amountsToChoose({ ...loan, amount: 900_000n }, 2_500n, 12)).toHaveLength(12);
  });

  it('are all allowed', () => {
    for (const amount of amountsToChoose({ ...loan, amount: 13_700n }, 2_500n, 12)) {
      expect(reservationRefusal({ ...loan, amount: 13_700n }, amount, now)).toBeNull();
    }
  });
});
