import { Decimal } from 'decimal.js';

/**
 * The two ways in which a schedule computes. Sums are exact. Products and
 * quotients of rates carry 19 significant digits, halves to the even digit, as
 * the loan systems of partners do: a schedule must agree with theirs to the
 * cent. Money is rounded to its decimals only when an amount is due.
 */
export type Figure = Decimal;

const halfEven = Decimal.ROUND_HALF_EVEN;

export const Exact = Decimal.clone({
  precision: 80,
  rounding: halfEven,
  toExpNeg: -40,
  toExpPos: 40,
});

export const Limited = Decimal.clone({
  precision: 19,
  rounding: halfEven,
  toExpNeg: -40,
  toExpPos: 40,
});

export const zero: Figure = new Exact(0);

export function exact(value: Decimal.Value): Figure {
  return new Exact(value.toString());
}

export function limited(value: Decimal.Value): Figure {
  return new Limited(value.toString());
}

export function sumOf(figures: readonly Figure[]): Figure {
  return figures.reduce((sum, figure) => sum.plus(figure), zero);
}

/** A product of an amount and a rate, at 19 digits. */
export function product(a: Decimal.Value, b: Decimal.Value): Figure {
  return limited(a).times(b.toString());
}

export function roundHalfEven(figure: Figure, decimals: number): Figure {
  return exact(figure).toDecimalPlaces(decimals, halfEven);
}
