import { describe, expect, it } from 'vitest';
import { type Difference, type Side, tieStatus, unexplained } from '#app/domain/ties/tie-rules.ts';

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

describe('what a day leaves unexplained', () => {
  const bank = side(10n, 4n);
  const stripe = side(10n, 4n, 'stripe');
  it.each<[Difference['kind'], bigint, bigint]>([
    ['line_open', 4n, 6n],
    ['on_its_way', 4n, 6n],
    ['no_statement', 4n, 6n],
    ['stripe_later', 6n, 4n],
    ['stripe_open', 6n, 4n],
  ])('by %s of 2 is %s at the bank and %s at Stripe', (kind, left, atStripe) => {
    const named = [difference({ kind, amount: 2n })];
    expect(unexplained(bank, named)).toBe(left);
    expect(unexplained(stripe, named)).toBe(atStripe);
  });

  it('is nothing of another currency, and the sum of all that is named', () => {
    const named = [difference({ amount: 2n }), difference({ amount: 3n })];
    expect(unexplained(bank, named)).toBe(1n);
    expect(unexplained(bank, [difference({ amount: 2n, currency: 'EUR' })])).toBe(6n);
    expect(tieStatus([side(1n, 1n), side(2n, 1n)], [])).toBe('failed');
  });
});

describe('how long a difference may take', () => {
  const at = (facts: Partial<Difference>) => tieStatus([], [difference(facts)]);
  it.each<[Partial<Difference>, ReturnType<typeof tieStatus>]>([
    [{ kind: 'stripe_open', days: 1 }, 'open'],
    [{ kind: 'stripe_open', days: 2 }, 'failed'],
    [{ kind: 'stripe_open', days: 2, isSettled: true }, 'tied'],
    [{ kind: 'stripe_later', days: 99 }, 'open'],
    [{ kind: 'on_its_way', days: 5 }, 'tied'],
    [{ kind: 'on_its_way', days: 6 }, 'failed'],
    [{ kind: 'on_its_way', days: 8, text: 'stripe_payout' }, 'tied'],
    [{ kind: 'on_its_way', days: 9, text: 'stripe_payout' }, 'failed'],
    [{ kind: 'line_open', days: 3, text: 'stripe_payout' }, 'failed'],
    [{ kind: 'no_statement', days: 1 }, 'open'],
    [{ kind: 'no_statement', days: 1, isSettled: true }, 'open'],
    [{ kind: 'closing_differs', days: 0, isSettled: true }, 'failed'],
    [{ kind: 'unexplained', days: 0, isSettled: true }, 'failed'],
  ])('%o: %s', (facts, status) => {
    expect(at(facts)).toBe(status);
  });
});
