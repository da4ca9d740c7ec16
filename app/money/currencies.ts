/**
 * Every currency of ISO 4217 that is money in circulation (list one, 2026), by how many decimals
 * one unit has in our books. Stripe's word comes before ISO's, since our amounts are its amounts:
 * MGA has none there, ISK and UGX two that are always zero (docs.stripe.com/currencies).
 *
 * Why not Intl: its digits follow the cash in circulation, not Stripe's units,
 * and a table that varies with ICU versions must not decide where a cent is.
 */
const byDecimals = {
  0: ['BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'],
  2: [
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD',
    'CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP',
    'GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ISK JMD KES KGS KHR KPW KYD KZT LAK LBP LKR',
    'LRD LSL MAD MDL MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB',
    'PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC',
    'SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES WST XCD XCG YER ZAR',
    'ZMW ZWG',
  ],
  3: ['BHD IQD JOD KWD LYD OMR TND'],
} as const;

type Words<Line extends string> = Line extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : Line;

export type Currency = Words<(typeof byDecimals)[keyof typeof byDecimals][number]>;

const exponents = new Map(
  Object.entries(byDecimals).flatMap(([decimals, lines]) =>
    lines.flatMap((line) => line.split(' ').map((code) => [code, Number(decimals)] as const)),
  ),
);

/** Where hundredths are counted that nobody pays with, readers are not shown them. */
const shownWhole = new Set(['IDR', 'UGX', 'ISK', 'KHR', 'LBP', 'COP', 'LAK', 'MMK', 'IRR', 'SYP']);

export const currencies = [...exponents.keys()].sort() as readonly Currency[];

export function isCurrency(code: string): code is Currency {
  return exponents.has(code);
}

/** Decimals of one unit in the books and at Stripe. */
export function exponentOf(currency: Currency): number {
  return exponents.get(currency) ?? 2;
}

/** Decimals a reader is shown; never more than the exponent. */
export function shownDecimalsOf(currency: Currency): number {
  return shownWhole.has(currency) ? 0 : exponentOf(currency);
}

/** @throws Error for a code that is not in the table: stored rows hold only known ones. */
export function asCurrency(code: string): Currency {
  if (!isCurrency(code)) throw new Error(`"${code}" is not a currency we know`);
  return code;
}

/** What Stripe takes no charge below, in minor units; other currencies by what they come to. */
const smallestCharges: Partial<Record<Currency, bigint>> = {
  AED: 200n,
  AUD: 50n,
  BRL: 50n,
  CAD: 50n,
  CHF: 50n,
  CZK: 1500n,
  DKK: 250n,
  EUR: 50n,
  GBP: 30n,
  HKD: 400n,
  HUF: 17_500n,
  INR: 50n,
  JPY: 50n,
  MXN: 1000n,
  MYR: 200n,
  NOK: 300n,
  NZD: 50n,
  PLN: 200n,
  RON: 200n,
  SEK: 300n,
  SGD: 50n,
  THB: 1000n,
  USD: 50n,
};

/** Stripe's own smallest charge; null where it goes by the day's rate. */
export function smallestCharge(currency: Currency): bigint | null {
  return smallestCharges[currency] ?? null;
}

/** What Stripe pays out to a bank are multiples of this many minor units: no fillér, no fen of TWD. */
export function payoutStep(currency: Currency): bigint {
  return currency === 'HUF' || currency === 'TWD' ? 100n : stripeStep(currency);
}

/** Amounts at Stripe are multiples of this many minor units. */
export function stripeStep(currency: Currency): bigint {
  if (currency === 'ISK' || currency === 'UGX') return 100n;
  return exponentOf(currency) === 3 ? 10n : 1n;
}
