import { type Currency, currencies, isCurrency } from '#app/money/currencies.ts';

/** What people write for their money besides its code and sign. */
const written: Partial<Record<Currency, string>> = {
  IDR: 'rp',
  KES: 'ksh kshs sh shs',
  UGX: 'ush ushs sh shs',
  TZS: 'tsh tshs sh shs',
  RWF: 'frw rf',
  BIF: 'fbu',
  CDF: 'fc',
  GNF: 'fg',
  XOF: 'cfa fcfa f',
  XAF: 'cfa fcfa f',
  MGA: 'ar',
  ETB: 'br birr',
  GHS: 'ghc gh₵ gh¢ ₵',
  NGN: 'n ₦',
  SLE: 'le',
  ZMW: 'k zk',
  MWK: 'mk k',
  MZN: 'mt',
  ZAR: 'r',
  INR: 'rs ₹',
  PKR: 'rs',
  NPR: 'rs',
  LKR: 'rs',
  BDT: 'tk ৳',
  PHP: 'p ₱',
  THB: '฿',
  VND: 'đ ₫',
  KHR: '៛',
  LAK: '₭ kip',
  MMK: 'ks k',
  PEN: 's/',
  BOB: 'bs',
  VES: 'bs',
  BRL: 'r$',
  NIO: 'c$',
  HNL: 'l',
  GTQ: 'q',
  HTG: 'g gde',
  DOP: 'rd$',
  CRC: '₡',
  PYG: '₲ gs',
  USD: '$ us$ dollar dollars',
  EUR: '€ euro euros',
  GBP: '£',
  JPY: '¥ yen',
  CNY: '¥ yuan rmb',
};

/** Who count in money of their own that has the dollar's sign. */
const dollars =
  'ARS AUD BBD BSD BZD CAD CLP COP FJD GYD HKD JMD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU XCD';

const wordsOf = new Map<Currency, ReadonlySet<string>>();

function ownWords(currency: Currency): ReadonlySet<string> {
  const known = wordsOf.get(currency);
  if (known) return known;
  const symbols = (['symbol', 'narrowSymbol'] as const).map((currencyDisplay) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay });
    return format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? '';
  });
  const more = [...(written[currency] ?? '').split(' '), dollars.includes(currency) ? '$' : ''];
  const words = new Set([currency, ...symbols, ...more].map(bare).filter(Boolean));
  wordsOf.set(currency, words);
  return words;
}

const bare = (word: string) => word.toLowerCase().replace(/[.:\s]/g, '');

/**
 * Whose money a word beside a figure names: `own` for nothing, and for what people write for this
 * money; `other` for another's; null for any other word, which may be a size: 150 million.
 */
export function moneyNamed(word: string, currency: Currency): 'own' | 'other' | null {
  const text = bare(word);
  if (text === '' || ownWords(currency).has(text)) return 'own';
  const isCode = isCurrency(text.toUpperCase());
  const isOthers = currencies.some((one) => (written[one] ?? '').split(' ').includes(text));
  return isCode || isOthers || /\p{Sc}/u.test(text) ? 'other' : null;
}
