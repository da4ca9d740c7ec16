import { describe, expect, it } from 'vitest';
import { type LineFacts, linesPlaced } from '#app/domain/funding/place-rules.ts';

const open = {
  status: 'fundraising',
  fundraiserEndsAt: new Date('2026-03-01T00:00:00Z'),
  amount: 50_000n,
  raised: 0n,
  reservedByOthers: 0n,
  shareSize: 2_500n,
} as const;

function line(position: number, amount: bigint, loan: Partial<LineFacts['loan']> = {}): LineFacts {
  return { position, loanId: position, amount, loan: { ...open, ...loan } };
}

describe('of a paid order', () => {
  it.each<[string, LineFacts[], bigint, number[]]>([
    ['all are placed that fit', [line(1, 2_500n), line(2, 5_000n)], 7_500n, [1, 2]],
    [
      'a full loan takes none',
      [line(1, 2_500n, { raised: 50_000n }), line(2, 2_500n)],
      5_000n,
      [2],
    ],
    ['nor one that has less left', [line(1, 5_000n, { raised: 47_500n })], 5_000n, []],
    ['the last share fits', [line(1, 2_500n, { raised: 47_500n })], 2_500n, [1]],
    ['what others hold is theirs', [line(1, 2_500n, { reservedByOthers: 50_000n })], 2_500n, []],
    ['a loan that is not open takes none', [line(1, 2_500n, { status: 'expired' })], 2_500n, []],
    ['one whose time is over takes what was paid in time', [line(1, 2_500n)], 2_500n, [1]],
    ['with too little money the first are placed', [line(1, 2_500n), line(2, 2_500n)], 3_000n, [1]],
    ['and one that is small enough', [line(1, 5_000n), line(2, 2_500n)], 3_000n, [2]],
  ])('%s', (_, lines, money, placed) => {
    expect(linesPlaced(lines, money).map(({ position }) => position)).toEqual(placed);
  });
});
