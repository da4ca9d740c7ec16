import { describe, expect, it } from 'vitest';
import { localOpen, paidByLocal } from '#app/domain/settlements/local-money-rules.ts';

const pair = { funding: 'USD', local: 'IDR' } as const;
const settlement = (open: bigint, due = open, rate = '16250.5') => ({
  open,
  lines: [{ due, rate }],
});

describe('a settlement in local money', () => {
  it.each([
    ['5,000 cents at 16,250.5', settlement(5_000n), 81_252_500n],
    ['half of it paid', settlement(2_500n, 5_000n), 40_626_250n],
    ['one cent', settlement(1n), 16_251n],
    ['nothing due', settlement(0n), 0n],
  ])('%s', (_, asked, local) => {
    expect(localOpen(asked, pair)).toBe(local);
  });

  it('counts each line at its own rate', () => {
    const lines = [
      { due: 1_000n, rate: '16000' },
      { due: 3_000n, rate: '17000' },
    ];
    expect(localOpen({ open: 4_000n, lines }, pair)).toBe(16_000_000n + 51_000_000n);
  });

  it('where units have other decimals', () => {
    const yen = { funding: 'USD', local: 'JPY' } as const;
    expect(localOpen(settlement(12_345n, 12_345n, '150.25'), yen)).toBe(18_548n);
    const dinar = { funding: 'JPY', local: 'KWD' } as const;
    expect(localOpen(settlement(1_000n, 1_000n, '0.0021'), dinar)).toBe(2_100n);
  });
});

describe('what local money pays', () => {
  it('pays the oldest whole by what was open of it, then the next in proportion', () => {
    const both = [settlement(5_000n), settlement(3_333n, 3_333n, '16111')];
    expect(paidByLocal(81_252_500n, both, pair)).toEqual({ paid: 5_000n, left: 0n });
    expect(paidByLocal(81_252_500n + 26_848_982n, both, pair)).toEqual({ paid: 6_667n, left: 0n });
    const all = 81_252_500n + 53_697_963n;
    expect(paidByLocal(all, both, pair)).toEqual({ paid: 8_333n, left: 0n });
    expect(paidByLocal(all + 7n, both, pair)).toEqual({ paid: 8_333n, left: 7n });
    expect(paidByLocal(9n, [], pair)).toEqual({ paid: 0n, left: 9n });
  });

  it('pays a settlement whole whenever it is what the settlement says, for any sum and rate', () => {
    for (let open = 1n; open < 4_000n; open += 37n) {
      for (const rate of ['0.0021', '1', '7.9999', '16250.5', '1234567.0000000001']) {
        const one = settlement(open, open, rate);
        const asked = localOpen(one, pair);
        expect(paidByLocal(asked, [one], pair)).toEqual({ paid: open, left: 0n });
        const less = paidByLocal(asked > 0n ? asked - 1n : 0n, [one], pair);
        expect(less.paid <= open).toBe(true);
      }
    }
  });
});
