import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashDue } from '#app/domain/settlements/currency-rules.ts';
import { distribute } from '#app/domain/distributions/distribution-rules.ts';
import { expectedNow } from '#app/domain/settlements/expected-rules.ts';
import { readRates } from '#app/domain/rates/read-rates.ts';
import { orderSums } from '#app/domain/funding/order-rules.ts';
import { reservationRefusal } from '#app/domain/baskets/reservation-rules.ts';
import { total } from '#app/money/share-out.ts';

const rates = (postedRate: string, settledRate: string) => ({ postedRate, settledRate });

describe('cashDue', () => {
  it('rounds halves up and loses nothing', () => {
    const lender = { liability: 'lender', coverage: null } as const;
    expect(cashDue(100n, { ...lender, ...rates('1', '3') })).toEqual({
      cash: 33n,
      loss: 67n,
      gain: 0n,
    });
    expect(cashDue(5n, { ...lender, ...rates('1', '2') })).toEqual({
      cash: 3n,
      loss: 2n,
      gain: 0n,
    });
    expect(cashDue(100n, { ...lender, ...rates('1.5', '1') })).toEqual({
      cash: 100n,
      loss: 0n,
      gain: 50n,
    });
  });

  it('never makes principal of a gain, nor a loss where the partner bears it', () => {
    const rate = fc.integer({ min: 1, max: 10 ** 9 }).map((it) => (it / 10_000).toFixed(4));
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        rate,
        rate,
        fc.constantFrom('partner', 'none', 'lender', 'shared'),
        fc.integer({ min: 0, max: 5_000 }),
        (expected, posted, settled, liability, coverage) => {
          const terms = { liability, coverage, ...rates(posted, settled) } as Parameters<
            typeof cashDue
          >[1];
          const due = cashDue(expected, terms);
          expect(due.cash + due.loss).toBe(expected);
          expect(due.loss === 0n || due.gain === 0n).toBe(true);
          if (liability === 'partner' || liability === 'none') expect(due.cash).toBe(expected);
        },
      ),
    );
  });

  it('refuses a rate of nothing', () => {
    const terms = { liability: 'lender', coverage: null, ...rates('1', '0') } as const;
    expect(() => cashDue(1n, terms)).toThrow(/above zero/);
  });
});

describe('expectedNow', () => {
  const loan = { localAmount: 5_000n, amount: 50_000n, raised: 30_000n };

  it('splits a flexible loan by what each funded, and never beyond what was lent', () => {
    const nothing = { lendersBefore: 0n, partnerBefore: 0n };
    expect(expectedNow({ ...loan, ...nothing, localCollected: 5_000n })).toEqual({
      lenders: 30_000n,
      partner: 20_000n,
    });
    expect(expectedNow({ ...loan, ...nothing, localCollected: 9_999n }).lenders).toBe(30_000n);
  });
});

describe('distribute', () => {
  it('closes both running figures to the cent, whatever the currency did', () => {
    const principals = fc.array(fc.bigInt({ min: 1n, max: 9_000n }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        principals,
        fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 6 }),
        (weights, steps) => {
          const whole = total(weights);
          let slices = weights.map((principal, index) => ({
            id: index,
            number: index + 1,
            account: `lender:${index}`,
            principal,
            repaid: 0n,
            settled: 0n,
          }));
          const pay = (cash: bigint, loss: bigint) => {
            const { shares } = distribute({ cash, loss, gain: 0n, gainFee: 0 }, slices);
            expect(total(shares.map((it) => it.cash))).toBe(cash);
            expect(total(shares.map((it) => it.currencyLoss))).toBe(loss);
            slices = slices.map((slice, index) => ({
              ...slice,
              repaid: slice.repaid + (shares[index]?.cash ?? 0n),
              settled:
                slice.settled + (shares[index]?.cash ?? 0n) + (shares[index]?.currencyLoss ?? 0n),
            }));
          };
          for (const [part, lost] of steps) {
            const left = whole - total(slices.map((it) => it.settled));
            const settled = (left * BigInt(part)) / 400n;
            const loss = (settled * BigInt(lost)) / 100n;
            pay(settled - loss, loss);
          }
          const left = whole - total(slices.map((it) => it.settled));
          pay(left, 0n);
          expect(slices.map((it) => it.settled)).toEqual(weights);
        },
      ),
    );
  });

  it('keeps the operator’s published part of a gain and shares the rest by what was lent', () => {
    const slices = [1n, 3n].map((principal, index) => ({
      id: index,
      number: index + 1,
      account: 'lender:1',
      principal: principal * 100n,
      repaid: 0n,
      settled: 0n,
    }));
    const { fee, shares } = distribute({ cash: 0n, loss: 0n, gain: 101n, gainFee: 1_000 }, slices);
    expect(fee).toBe(10n);
    expect(shares.map((it) => it.gain)).toEqual([23n, 68n]);
  });
});

describe('readRates', () => {
  it('reads lines with or without the heading', () => {
    const csv = 'currency,per,day,rate,source\nIDR,USD,2026-03-01,16250.5,central bank';
    expect(readRates(csv)).toEqual({
      rates: [
        {
          currency: 'IDR',
          perCurrency: 'USD',
          day: '2026-03-01',
          rate: '16250.5',
          source: 'central bank',
        },
      ],
    });
  });

  it.each([
    ['', 'file_is_not_readable', 1],
    ['IDR,USD,2026-03-01,16250', 'line_has_another_number_of_columns', 1],
    ['ZZZ,USD,2026-03-01,1,x', 'currency_is_not_known', 1],
    ['IDR,USD,2026-03-01,1,x\nIDR,USD,2026-02-30,1,x', 'day_is_not_a_date', 2],
    ['IDR,USD,2026-03-01,0,x', 'rate_is_not_above_zero', 1],
    ['IDR,USD,2026-03-01,1e9,x', 'rate_is_not_above_zero', 1],
    ['"IDR', 'file_is_not_readable', 1],
  ])('refuses %j: %s in line %s', (csv, refused, line) => {
    expect(readRates(csv)).toEqual({ refused, line });
  });
});

describe('orderSums', () => {
  it.each([
    [{ slices: [2_500n, 2_500n], tip: 0n, balance: 3_000n, usesBalance: true }, 3_000n, 2_000n],
    [{ slices: [2_500n], tip: 100n, balance: 9_000n, usesBalance: true }, 2_600n, 0n],
    [{ slices: [2_500n], tip: 0n, balance: 9_000n, usesBalance: false }, 0n, 2_500n],
    [{ slices: [2_500n], tip: 0n, balance: 2_480n, usesBalance: true }, 2_450n, 50n],
    [{ slices: [2_500n], tip: 0n, balance: -5n, usesBalance: true }, 0n, 2_500n],
  ])('%o: %s from the balance, %s by card', (request, fromBalance, byCard) => {
    const smallest = { card: 50n, step: 1n };
    expect(orderSums({ ...request, smallest })).toMatchObject({ fromBalance, byCard });
  });
});

it('lets a card pay whole steps where Stripe counts decimals that nobody pays with', () => {
  const smallest = { card: 100_000n, step: 100n };
  const order = { slices: [5_000_000n], tip: 0n, balance: 4_899_950n, usesBalance: true, smallest };
  expect(orderSums(order)).toMatchObject({ fromBalance: 4_899_900n, byCard: 100_100n });
});

describe('reservationRefusal', () => {
  const now = new Date('2026-03-02T09:00:00Z');
  const loan = {
    status: 'fundraising',
    fundraiserEndsAt: new Date('2026-03-03T09:00:00Z'),
    amount: 11_000n,
    raised: 2_500n,
    reservedByOthers: 2_500n,
    shareSize: 2_500n,
  };

  it.each([
    [{}, 2_500n, null],
    [{}, 6_000n, null],
    [{}, 1_000n, 'amount_is_not_whole_shares'],
    [{}, 0n, 'amount_is_not_whole_shares'],
    [{}, 7_500n, 'not_so_much_is_left'],
    [{ reservedByOthers: 8_500n }, 2_500n, 'everything_left_is_reserved'],
    [{ raised: 11_000n }, 2_500n, 'loan_is_already_funded'],
    [{ status: 'funded' }, 2_500n, 'loan_is_already_funded'],
    [{ status: 'draft' }, 2_500n, 'fundraiser_has_ended'],
    [{ fundraiserEndsAt: now }, 2_500n, 'fundraiser_has_ended'],
  ] as const)('%o for %s: %s', (change, wanted, refused) => {
    expect(reservationRefusal({ ...loan, ...change }, wanted, now)).toBe(refused);
  });
});
