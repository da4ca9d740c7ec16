import { describe, expect, it } from 'vitest';
import { countryCodes, currencyOfCountry, dayMeant, zonesOfCountry } from '#app/money/countries.ts';
import { creditorReference, referencesIn, shownReference } from '#app/money/creditor-reference.ts';
import {
  type Currency,
  asCurrency,
  currencies,
  exponentOf,
  payoutStep,
  shownDecimalsOf,
  smallestCharge,
  stripeStep,
} from '#app/money/currencies.ts';
import { parseDay } from '#app/money/days.ts';
import { atRate, divideHalfUp, minorUnits, shownDecimalOf } from '#app/money/money.ts';
import { isPeriod, lastDayOf, periodIn, periodOf } from '#app/money/periods.ts';
import { defaultShare, smallestSums, upTo } from '#app/money/shares.ts';

describe('a decimal', () => {
  it.each([
    [' 12.50 ', 'USD', 1_250n],
    ['12.500000', 'USD', 1_250n],
    ['12.505', 'USD', null],
    ['1200.000', 'JPY', 1_200n],
    ['-0.01', 'USD', -1n],
    ['0', 'USD', 0n],
    ['x1', 'USD', null],
    ['1x', 'USD', null],
    ['1.', 'USD', null],
    ['1234567890123456', 'USD', null],
  ] as const)('"%s" in %s is %s', (text, currency, amount) => {
    expect(minorUnits(text, currency)).toBe(amount);
  });

  it.each([
    [120_000n, 'IDR', '1200'],
    [120_050n, 'IDR', '1200.50'],
    [-120_000n, 'IDR', '-1200'],
    [0n, 'IDR', '0'],
    [0n, 'USD', '0.00'],
    [-5n, 'USD', '-0.05'],
    [0n, 'JPY', '0'],
    [1_234n, 'KWD', '1.234'],
  ] as const)('%s of %s is shown as %s', (amount, currency, text) => {
    expect(shownDecimalOf({ amount, currency })).toBe(text);
  });

  it('is divided with halves away from zero, by what is above it', () => {
    const all = [-3n, -1n, 0n, 1n, 3n].map((numerator) => divideHalfUp(numerator, 2n));
    expect(all).toEqual([-2n, -1n, 0n, 1n, 2n]);
    expect(divideHalfUp(1n, 3n)).toBe(0n);
    for (const wrong of [0n, -1n])
      expect(() => divideHalfUp(1n, wrong)).toThrow('divideHalfUp needs a positive denominator');
  });

  it.each([
    [100_000n, 'PHP', 'USD', '50', 2_000n],
    [100_000n, 'PHP', 'USD', '57.25', 1_747n],
    [100_000n, 'PHP', 'JPY', '0.4', 2_500n],
    [1_500n, 'JPY', 'USD', '150', 1_000n],
    [1_000n, 'KWD', 'USD', '0.3', 333n],
    [300n, 'USD', 'KWD', '3', 1_000n],
    [1n, 'USD', 'EUR', '0.0000000001', 10_000_000_000n],
  ] as const)('%s of %s are in %s at %s: %s', (local, from, to, rate, answer) => {
    expect(atRate(local, from, to, rate)).toBe(answer);
  });

  it.each(['0', '', 'x', '1x', 'x1', '1,5', '-1', '1.', '1.12345678901'])(
    'is at no rate like "%s"',
    (rate) => {
      expect(() => atRate(1n, 'USD', 'EUR', rate)).toThrow(`"${rate}" is no exchange rate`);
    },
  );
});

describe('a day and a month', () => {
  it('are read as they are written, and nothing around them', () => {
    expect(parseDay(' 2026-02-28 ')).toBe('2026-02-28');
    for (const wrong of ['2026-02-29', 'x2026-02-28', '2026-02-28x', '26-02-28', '2026-2-8'])
      expect(parseDay(wrong)).toBeNull();
    expect(['2026-01', '2026-09', '2026-10', '2026-12'].every(isPeriod)).toBe(true);
    const none = [
      '2026-00',
      '2026-13',
      '2026-1',
      '26-01',
      'x2026-01',
      '2026-01x',
      '2026-01-01',
      'abcd-01',
    ];
    expect(none.filter(isPeriod)).toEqual([]);
  });

  it('end and begin in the partner’s zone', () => {
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(lastDayOf('2026-12')).toBe('2026-12-31');
    expect(periodOf('2026-03-31')).toBe('2026-03');
    expect(periodIn('Asia/Jakarta', new Date('2026-03-31T17:00:00Z'))).toBe('2026-04');
    expect(periodIn('Asia/Jakarta', new Date('2026-03-31T16:59:59Z'))).toBe('2026-03');
  });

  it('is the one that somebody meant by an instant', () => {
    expect(dayMeant(' 2026-03-01 ', 'ID')).toBe('2026-03-01');
    expect(dayMeant('2026-02-30', 'ID')).toBeNull();
    expect(dayMeant('2026-02-30T00:00:00Z', 'ID')).toBeNull();
    expect(dayMeant('2026-02-01Tx', 'ID')).toBeNull();
    expect(dayMeant('T', 'ID')).toBeNull();
    expect(dayMeant('2026-02-28T17:00:00Z', 'ID')).toBe('2026-03-01');
    expect(dayMeant('2026-02-28T15:00:00Z', 'ID')).toBe('2026-03-01');
    expect(dayMeant(' 2026-02-28T12:00:00Z ', 'ID')).toBe('2026-02-28');
    expect(dayMeant('2026-02-28T23:00:00Z', 'ZZ')).toBe('2026-02-28');
  });
});

describe('a country', () => {
  it('has its money and its zones; what is none has neither', () => {
    expect([currencyOfCountry('ID'), currencyOfCountry('SN'), currencyOfCountry('ZZ')]).toEqual([
      'IDR',
      'XOF',
      null,
    ]);
    expect(zonesOfCountry('ID')).toEqual([
      'Asia/Jakarta',
      'Asia/Jayapura',
      'Asia/Makassar',
      'Asia/Pontianak',
    ]);
    expect(zonesOfCountry('ID')).toBe(zonesOfCountry('ID'));
    expect(zonesOfCountry('ZZ')).toEqual([]);
    expect(zonesOfCountry('')).toEqual([]);
    expect(countryCodes).toContain('KE');
  });
});

describe('a currency', () => {
  it('has the decimals that Stripe counts in, and those that people see', () => {
    const seen = (code: Currency) => [exponentOf(code), shownDecimalsOf(code), stripeStep(code)];
    expect(
      Object.fromEntries((['USD', 'JPY', 'KWD', 'MGA'] as const).map((code) => [code, seen(code)])),
    ).toEqual({ USD: [2, 2, 1n], JPY: [0, 0, 1n], KWD: [3, 3, 10n], MGA: [0, 0, 1n] });
    const whole = currencies.filter((code) => shownDecimalsOf(code) < exponentOf(code));
    expect(whole).toEqual(['COP', 'IDR', 'IRR', 'ISK', 'KHR', 'LAK', 'LBP', 'MMK', 'SYP', 'UGX']);
    expect(currencies.filter((code) => stripeStep(code) === 100n)).toEqual(['ISK', 'UGX']);
    expect(currencies.filter((code) => payoutStep(code) === 100n)).toEqual([
      'HUF',
      'ISK',
      'TWD',
      'UGX',
    ]);
    expect(payoutStep('KWD')).toBe(10n);
    expect(currencies).toEqual(currencies.toSorted());
  });

  it('is one of the table, or an error that names it', () => {
    expect(asCurrency('USD')).toBe('USD');
    expect(() => asCurrency('ABC')).toThrow('"ABC" is not a currency we know');
    expect([smallestCharge('USD'), smallestCharge('IDR')]).toEqual([50n, null]);
  });

  it('has smallest sums: Stripe’s, a fiftieth of a share, or what the host names', () => {
    expect(defaultShare('IDR')).toBe(25_000_000n);
    expect(defaultShare('KWD')).toBeNull();
    const named = (currency: Currency, share: bigint, tip: bigint | null, card: bigint | null) => {
      const sums = smallestSums(currency, { share, tip, card });
      return [sums.share, sums.tip, sums.card, sums.step];
    };
    expect(named('USD', 2_500n, null, null)).toEqual([2_500n, 25n, 50n, 1n]);
    expect(named('USD', 2_500n, 5n, 77n)).toEqual([2_500n, 5n, 77n, 1n]);
    expect(named('UGX', 5_000_000n, null, null)).toEqual([5_000_000n, 50_000n, 100_000n, 100n]);
    expect(named('UGX', 5_000_000n, null, 101n)).toEqual([5_000_000n, 50_000n, 200n, 100n]);
    expect([upTo(0n, 10n), upTo(1n, 10n), upTo(10n, 10n)]).toEqual([0n, 10n, 10n]);
  });
});

describe('a reference of ours in what a bank writes', () => {
  const d1 = creditorReference('deposit', 1_234_567);
  const s7 = creditorReference('settlement', 7);
  const all = (text: string) =>
    referencesIn(text).map(({ kind, id, isSure }) => `${kind} ${id}${isSure ? '' : '?'}`);

  it.each([
    [d1, ['deposit 1234567']],
    [d1.toLowerCase(), ['deposit 1234567']],
    [shownReference(d1), ['deposit 1234567']],
    [`RF ${d1.slice(2)}`, ['deposit 1234567']],
    [`RF-${d1.slice(2, 4)}.${d1.slice(4, 5)}/${d1.slice(5)}`, ['deposit 1234567']],
    [`RFx${d1.slice(2)}`, []],
    [`${s7} and ${d1}`, ['settlement 7', 'deposit 1234567']],
    [`${s7}, ${s7}`, ['settlement 7']],
    [`${s7}9 ${s7}`, ['settlement 7']],
    ['RF00S1', []],
    ['', []],
  ])('"%s": %j', (text, found) => {
    expect(all(text)).toEqual(found);
  });

  it('is shown in fours', () => {
    expect(shownReference('RF12S12345')).toBe('RF12 S123 45');
    expect(shownReference('RF12S123')).toBe('RF12 S123');
    const letters = (['settlement', 'payout', 'deposit', 'sent_back'] as const).map(
      (kind) => creditorReference(kind, 1)[4],
    );
    expect(letters).toEqual(['S', 'P', 'D', 'U']);
  });
});
