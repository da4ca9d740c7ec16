import { describe, expect, it } from 'vitest';
import { decimalOf, divideHalfUp, minorUnits, money, shownDecimalOf } from '#app/money/money.ts';

describe('minorUnits', () => {
  it.each([
    ['25', 'USD', 2500n],
    ['25.5', 'USD', 2550n],
    ['-3.20', 'USD', -320n],
    ['15000', 'IDR', 1_500_000n],
    ['0.100', 'USD', 10n],
    ['12', 'JPY', 12n],
  ] as const)('reads %s %s', (text, currency, expected) => {
    expect(minorUnits(text, currency)).toBe(expected);
  });

  it.each(['', '1,5', '25.001', '1e3', 'NaN', '--1', '1.'])('refuses %j', (text) => {
    expect(minorUnits(text, 'USD')).toBeNull();
  });
});

describe('decimals', () => {
  it('writes all decimals in the books and only the usual ones for a reader', () => {
    expect(decimalOf(money(-320n, 'USD'))).toBe('-3.20');
    expect(decimalOf(money(5n, 'USD'))).toBe('0.05');
    expect(shownDecimalOf(money(1_500_000n, 'IDR'))).toBe('15000');
    expect(shownDecimalOf(money(1_500_050n, 'IDR'))).toBe('15000.50');
    expect(decimalOf(money(12n, 'JPY'))).toBe('12');
  });
});

describe('divideHalfUp', () => {
  it('rounds halves away from zero', () => {
    expect(divideHalfUp(5n, 2n)).toBe(3n);
    expect(divideHalfUp(-5n, 2n)).toBe(-3n);
    expect(divideHalfUp(4n, 3n)).toBe(1n);
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
  });
});
