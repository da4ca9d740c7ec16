import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import type { Language } from './format.ts';

/** `visa 4242`, as stored on the payment, in words: `Visa ending in 4242`. */
export function cardWords(card: string, locale: Language = getLocale()): string {
  const [, brand = '', end = ''] = /^(.*) (\d{4})$/.exec(card) ?? [];
  if (!brand) return m.card_unknown({}, { locale });
  const words = { brand: brand.charAt(0).toUpperCase() + brand.slice(1), end };
  return m.card_ending(words, { locale });
}
