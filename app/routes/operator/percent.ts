import { readDecimal } from '#app/messages/read-amount.ts';
import { currentLanguage } from '#app/web/language.ts';

/** A percentage from 0 to 100 as the reader writes it, in hundredths; undefined if it is none. */
export function readPercent(text: string): number | undefined {
  const decimal = readDecimal(text.replace('%', ''), currentLanguage());
  if (decimal === null || !/^\d{1,3}(\.\d{1,2})?$/.test(decimal)) return undefined;
  const hundredths = Math.round(Number(decimal) * 100);
  return hundredths <= 10_000 ? hundredths : undefined;
}
