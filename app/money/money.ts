import { type Currency, exponentOf, shownDecimalsOf } from './currencies.ts';

/** An amount in minor units of a currency: 25.00 USD is `{ amount: 2500n }`. */
export interface Money {
  readonly amount: bigint;
  readonly currency: Currency;
}

export function money(amount: bigint, currency: Currency): Money {
  return { amount, currency };
}

/**
 * Reads a plain decimal (`1250`, `1250.5`, `-3.20`) as minor units.
 * @returns null when the text is not a decimal or has more decimals than the
 *   currency: nothing is rounded away silently. Trailing zeros are allowed.
 */
export function minorUnits(text: string, currency: Currency): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const exponent = exponentOf(currency);
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  if (decimals.length > exponent) return null;
  const digits = BigInt(`${match[2]}${decimals.padEnd(exponent, '0')}`);
  return match[1] ? -digits : digits;
}

/** The plain decimal of an amount with all decimals of its currency: `1250.00`. */
export function decimalOf({ amount, currency }: Money): string {
  return fixed(amount, exponentOf(currency));
}

/**
 * The decimal shown to a reader. Decimals that the currency does not usually
 * show are left out only when they are zero: a rupiah amount with hundredths
 * keeps them.
 */
export function shownDecimalOf({ amount, currency }: Money): string {
  const exponent = exponentOf(currency);
  const hidden = 10n ** BigInt(exponent - shownDecimalsOf(currency));
  if (amount % hidden !== 0n) return fixed(amount, exponent);
  return fixed(amount / hidden, shownDecimalsOf(currency));
}

/** `numerator / denominator`, halves away from zero. The denominator is positive. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('divideHalfUp needs a positive denominator');
  const size = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}

function fixed(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const rateDecimals = 10;

/**
 * Converts a local amount to another currency, at local units per unit of it;
 * minor units in and out, rounded half up.
 * @throws RangeError when the rate is not a decimal above zero.
 */
export function atRate(local: bigint, from: Currency, to: Currency, rate: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,10}))?$/.exec(rate);
  const scaled = match ? BigInt(`${match[1]}${(match[2] ?? '').padEnd(rateDecimals, '0')}`) : 0n;
  if (scaled === 0n) throw new RangeError(`"${rate}" is no exchange rate`);
  const up = 10n ** BigInt(rateDecimals + exponentOf(to));
  return divideHalfUp(local * up, scaled * 10n ** BigInt(exponentOf(from)));
}
