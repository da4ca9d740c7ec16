import { type DecimalSign, doubtfulMark, figureOf, isOtherMoney } from './figures.ts';
import { type Currency, exponentOf } from '#app/money/currencies.ts';
import { divideHalfUp } from '#app/money/money.ts';

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
 * where they contradict each other. One mark before three digits says nothing: it may part thousands, or
 * be what a spreadsheet computed.
 */
export function decimalOfFile(amounts: readonly WrittenAmount[]): DecimalSign | null {
  const said = new Set<DecimalSign>();
  for (const { text, currency } of amounts) {
    if (!/[.,]/.test(text) || doubtfulMark(whole(text))) continue;
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
  if (currency && isOtherMoney(whole(text), currency))
    return { not: 'amount_is_in_another_currency' };
  const mark = doubtfulMark(whole(text));
  const [point, comma] = [read(text, currency, '.'), read(text, currency, ',')];
  if (mark === null) {
    const amount = told.decimal === ',' ? (comma ?? point) : (point ?? comma);
    return amount === null ? { not: 'amount_is_not_a_number' } : { amount };
  }
  const thousands = mark === '.' ? comma : point;
  if (thousands === null) return { not: 'amount_is_not_a_number' };
  if (told.decimal !== null && told.decimal !== mark) return { amount: thousands };
  const decimals = mark === '.' ? point : comma;
  const hasThree = currency !== null && exponentOf(currency) === 3;
  const isTold = told.decimal === mark && (told.isSure || hasThree);
  if (isTold) return decimals === null ? { not: 'amount_is_not_a_number' } : { amount: decimals };
  const shown = decimals ?? divideHalfUp(thousands, 1_000n);
  return mark === '.' ? { point: shown, comma: thousands } : { point: thousands, comma: shown };
}

/** A stroke for no cents: `150.000,-` in Indonesia, `1,000/=` in East Africa. */
const whole = (text: string) =>
  text.replace(/([.,])\s*[-–—=]+\s*$/, '$100').replace(/\/\s*[-–—=]+\s*$/, '');

const read = (text: string, currency: Currency | null, decimal: DecimalSign): bigint | null =>
  figureOf(whole(text), currency ?? 'USD', decimal);
