/**
 * What we know of each currency. `exponent` is how many decimals one unit has
 * in our books and at Stripe; `shown` is how many a reader sees. They differ
 * where Stripe counts hundredths that nobody pays with (IDR).
 *
 * Why not Intl: its digits follow the cash in circulation, not Stripe's units,
 * and a table that moves with the ICU version may not decide where a cent is.
 */
const table = {
  USD: { exponent: 2, shown: 2 },
  EUR: { exponent: 2, shown: 2 },
  GBP: { exponent: 2, shown: 2 },
  IDR: { exponent: 2, shown: 0 },
  INR: { exponent: 2, shown: 2 },
  KES: { exponent: 2, shown: 2 },
  UGX: { exponent: 2, shown: 0 },
  TZS: { exponent: 2, shown: 2 },
  RWF: { exponent: 0, shown: 0 },
  GHS: { exponent: 2, shown: 2 },
  NGN: { exponent: 2, shown: 2 },
  PHP: { exponent: 2, shown: 2 },
  KHR: { exponent: 2, shown: 0 },
  VND: { exponent: 0, shown: 0 },
  THB: { exponent: 2, shown: 2 },
  LBP: { exponent: 2, shown: 0 },
  JOD: { exponent: 3, shown: 3 },
  PEN: { exponent: 2, shown: 2 },
  BOB: { exponent: 2, shown: 2 },
  COP: { exponent: 2, shown: 0 },
  MXN: { exponent: 2, shown: 2 },
  BRL: { exponent: 2, shown: 2 },
  XOF: { exponent: 0, shown: 0 },
  JPY: { exponent: 0, shown: 0 },
} as const;

export type Currency = keyof typeof table;

export const currencies = Object.keys(table) as readonly Currency[];

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(table, code);
}

/** Decimals of one unit in the books and at Stripe. */
export function exponentOf(currency: Currency): number {
  return table[currency].exponent;
}

/** Decimals a reader is shown; never more than the exponent. */
export function shownDecimalsOf(currency: Currency): number {
  return table[currency].shown;
}

/** @throws Error for a code that is not in the table: stored rows hold only known ones. */
export function asCurrency(code: string): Currency {
  if (!isCurrency(code)) throw new Error(`"${code}" is not a currency we know`);
  return code;
}
