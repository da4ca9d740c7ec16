import { type Currency, exponentOf, smallestCharge, stripeStep } from './currencies.ts';

/** The smallest sums of an installation, in minor units of the currency that it lends in. */
export interface SmallestSums {
  /** What one lends at least; slices are multiples of it. */
  readonly share: bigint;
  readonly tip: bigint;
  readonly card: bigint;
  /** What a card pays is a multiple of this. */
  readonly step: bigint;
}

/** A share in whole units, where we know what is a small sum there: about 25 dollars. */
const shares: Partial<Record<Currency, bigint>> = {
  USD: 25n,
  EUR: 25n,
  GBP: 20n,
  CHF: 25n,
  CAD: 35n,
  AUD: 40n,
  NZD: 40n,
  SGD: 35n,
  SEK: 250n,
  NOK: 250n,
  DKK: 150n,
  PLN: 100n,
  JPY: 2_500n,
  IDR: 250_000n,
  INR: 2_000n,
  PHP: 1_000n,
  KES: 2_500n,
  UGX: 50_000n,
  BRL: 125n,
  MXN: 500n,
};

/** A share of this currency unless the installation names another; null where it must name one. */
export function defaultShare(currency: Currency): bigint | null {
  const units = shares[currency];
  return units === undefined ? null : units * 10n ** BigInt(exponentOf(currency));
}

/** A hundredth of a share is the smallest tip, a fiftieth the smallest card payment where Stripe names none. */
export function smallestSums(
  currency: Currency,
  named: { share: bigint; tip: bigint | null; card: bigint | null },
): SmallestSums {
  const { share } = named;
  const step = stripeStep(currency);
  const card = named.card ?? smallestCharge(currency) ?? share / 50n;
  return { share, tip: named.tip ?? share / 100n, card: upTo(card, step), step };
}

/** The next multiple of a step. */
export function upTo(amount: bigint, step: bigint): bigint {
  return ((amount + step - 1n) / step) * step;
}
