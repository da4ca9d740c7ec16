import { describe, expect, it } from 'vitest';
import { type Difference, type Side, tieStatus } from '#app/domain/ties/tie-rules.ts';

const side = (books: bigint, world: bigint, place: Side['place'] = 'bank'): Side => ({
  currency: 'USD',
  place,
  books,
  world,
});

function difference(facts: Partial<Difference>): Difference {
  const base = { currency: 'USD', amount: 0n, subject: 'x:1', text: '', days: 1 } as const;
  return { kind: 'line_open', since: '2026-03-02', isSettled: false, ...base, ...facts };
}

describe('a day', () => {
  it.each([
    ['ties where nothing differs', [side(5n, 5n)], [], 'tied'],
    ['fails where nothing explains a cent', [side(6n, 5n)], [], 'failed'],
    [
      'fails where what is named is another sum',
      [side(6n, 5n)],
      [difference({ amount: 2n })],
      'failed',
    ],
    [
      'is open with a line of yesterday to explain',
      [side(4n, 5n)],
      [difference({ amount: -1n })],
      'open',
    ],
    [
      'fails with one that is older than a day',
      [side(4n, 5n)],
      [difference({ amount: -1n, days: 2 })],
      'failed',
    ],
    [
      'ties with an old one that was booked since',
      [side(4n, 5n)],
      [
        difference({
          kind: 'line_booked_later',
          amount: -1n,
          days: 60,
          isSettled: true,
        }),
      ],
      'tied',
    ],
    [
      'ties with money on its way',
      [side(6n, 5n)],
      [difference({ kind: 'on_its_way', amount: 1n, days: 4 })],
      'tied',
    ],
    [
      'fails when that does not come',
      [side(6n, 5n)],
      [difference({ kind: 'on_its_way', amount: 1n, days: 11 })],
      'failed',
    ],
    [
      'gives Stripe’s payouts longer',
      [side(6n, 5n)],
      [difference({ kind: 'on_its_way', amount: 1n, days: 7, text: 'stripe_payout' })],
      'tied',
    ],
    ['is open without a statement', [side(5n, 5n)], [difference({ kind: 'no_statement' })], 'open'],
    [
      'fails where a bank contradicts itself',
      [side(5n, 5n)],
      [difference({ kind: 'closing_differs' })],
      'failed',
    ],
    [
      'does not explain Stripe by the bank',
      [side(6n, 5n, 'stripe')],
      [difference({ kind: 'on_its_way', amount: 1n })],
      'failed',
    ],
    [
      'is open with a line of Stripe’s to name',
      [side(5n, 5n, 'stripe')],
      [difference({ kind: 'stripe_open' })],
      'open',
    ],
  ] as const)('%s', (_, sides, differences, status) => {
    expect(tieStatus(sides, differences)).toBe(status);
  });
});
