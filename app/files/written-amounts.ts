import { type DecimalSign, figureOf } from './figures.ts';
import { type Currency, exponentOf, isCurrency } from '#app/money/currencies.ts';

export interface WrittenAmount {
  readonly text: string;
  /** Of the loan; null where the loan is not known. */
  readonly currency: Currency | null;
}

export type AmountRead =
  | { readonly amount: bigint }
  | { readonly not: 'amount_is_not_a_number' | 'amount_is_in_another_currency' }
  /** It could be either, by the decimal sign: nothing else in the file says which. */
  | { readonly point: bigint; readonly comma: bigint };

/**
 * The decimal sign of a file, by the amounts that can be read in one way only; null where none says, or
 * where they contradict each other.
 */
export function decimalOfFile(amounts: readonly WrittenAmount[]): DecimalSign | null {
  const said = new Set<DecimalSign>();
  for (const { text, currency } of amounts) {
    if (!/[.,]/.test(text)) continue;
    const [point, comma] = [read(text, currency, '.'), read(text, currency, ',')];
    if (point !== null && comma === null) said.add('.');
    if (comma !== null && point === null) said.add(',');
  }
  const [only, ...others] = said;
  return only && others.length === 0 ? only : null;
}

/**
 * Reads one amount of a file.
 *
 * @param told.decimal what the file's other rows say
 * @param told.isSure somebody was asked: then it holds for three digits behind it, too
 */
export function amountIn(
  { text, currency }: WrittenAmount,
  told: { decimal: DecimalSign | null; isSure: boolean },
): AmountRead {
  const named = /[A-Z]{3}/.exec(text.toUpperCase().replace(/[^A-Z]/g, ' '))?.[0];
  if (named && isCurrency(named) && currency && named !== currency)
    return { not: 'amount_is_in_another_currency' };
  const [point, comma] = [read(text, currency, '.'), read(text, currency, ',')];
  if (point === null && comma === null) return { not: 'amount_is_not_a_number' };
  if (point === comma || comma === null) return { amount: point ?? 0n };
  if (point === null) return { amount: comma };
  if (told.decimal === null) return { point, comma };
  const amount = told.decimal === '.' ? point : comma;
  // Three digits behind the decimal sign are thousands as likely as not, whatever other rows or files say.
  const hasThree = currency !== null && exponentOf(currency) === 3;
  const isOdd = !hasThree && text.replace(/[^\d.,]/g, '').split(told.decimal).length === 2;
  return isOdd && !told.isSure ? { point, comma } : { amount };
}

function read(text: string, currency: Currency | null, decimal: DecimalSign): bigint | null {
  // A stroke for no cents: `150.000,-` in Indonesia, `1,000/=` in East Africa.
  const whole = text.replace(/([.,])\s*[-–—=]+\s*$/, '$100').replace(/\/\s*[-–—=]+\s*$/, '');
  return figureOf(whole, currency ?? 'USD', decimal);
}
