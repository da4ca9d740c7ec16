import type { Currency } from '#app/money/currencies.ts';
import { minorUnits } from '#app/money/money.ts';
import type { Language } from './format.ts';

/**
 * Reads an amount as people write it in a language: `1.250,50` in Indonesian is
 * `1,250.50` in English. If there is only one mark, the language decides what
 * it means; groups that do not have three digits are not an amount.
 *
 * @returns minor units; null when it cannot be read without guessing.
 */
export function readAmount(text: string, currency: Currency, language: Language): bigint | null {
  const bare = text.replace(new RegExp(`${currency}|Rp|\\$`, 'gi'), '');
  const decimal = readDecimal(bare, language);
  return decimal === null ? null : minorUnits(decimal, currency);
}

/**
 * The same for a number without a currency, such as a rate.
 *
 * @returns a plain decimal, `1250.5`; null when it cannot be read without guessing.
 */
export function readDecimal(text: string, language: Language): string | null {
  const [group, point] = language === 'id' ? ['.', ','] : [',', '.'];
  const [whole = '', decimals, ...more] = text.replace(/[\s\u00a0]/g, '').split(point);
  const groups = whole.split(group);
  const isGrouped = groups.length > 1;
  if (more.length > 0 || !/^-?\d+$/.test(groups.join(''))) return null;
  if (isGrouped && !groups.slice(1).every((part) => /^\d{3}$/.test(part))) return null;
  if (isGrouped && !/^-?\d{1,3}$/.test(groups[0] ?? '')) return null;
  if (decimals === undefined) return groups.join('');
  return /^\d+$/.test(decimals) ? `${groups.join('')}.${decimals}` : null;
}
