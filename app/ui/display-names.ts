import { getLocale } from '#app/messages/compiled/runtime.js';
import { names } from '#app/messages/formatters.ts';
import type { Currency } from '#app/money/currencies.ts';

/** A country's name in the reader's language, by its ISO code. */
export function countryName(code: string): string {
  return names(getLocale(), { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** A language's name in the reader's language, by its ISO code. */
export function languageName(code: string): string {
  return names(getLocale(), { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/** `Indonesian rupiah (IDR)`, in the reader's language. */
export function currencyName(code: Currency): string {
  return `${names(getLocale(), { type: 'currency' }).of(code) ?? ''} (${code})`;
}
