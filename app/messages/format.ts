import type { Day } from '#app/money/days.ts';
import { dateOf } from '#app/money/days.ts';
import type { Currency } from '#app/money/currencies.ts';
import { decimalOf, type Money, shownDecimalOf } from '#app/money/money.ts';
import { dates, numbers } from './formatters.ts';

export type Language = 'en' | 'id';

/** `1,250.00` or `1.250,00`; decimals as the currency shows them. Text in, text out: no float. */
export function formatAmount(money: Money, language: Language): string {
  const decimal = shownDecimalOf(money);
  const digits = decimal.split('.')[1]?.length ?? 0;
  const sign = decimal.startsWith('-') ? '−' : '';
  const format = numbers(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return sign + format.format(decimal.replace('-', '') as Intl.StringNumericLiteral);
}

/** `1.2K`: for the scale of a chart that has the exact amounts beside it. */
export function formatRound({ amount, currency }: Money, language: Language): string {
  const units = Number(decimalOf({ amount, currency }));
  return numbers(language, { notation: 'compact' }).format(units);
}

/** Signs that mean one currency the world over; the dollar's only where no other is near. */
const signs: Partial<Record<Currency, string>> = { USD: '$', EUR: '€', GBP: '£', IDR: 'Rp\u00a0' };

/** `$1,250.00`, and with its code where the currency has no sign of its own: `1,250.00 KES`. */
export function formatMoney(money: Money, language: Language): string {
  return withSign(formatAmount(money, language), money.currency);
}

/** The same in a sentence: `$25`, and `$14.58` where there are cents. */
export function formatMoneyInProse(money: Money, language: Language): string {
  const words = formatAmount(money, language).replace(/[.,]0+$/, '');
  const isWhole = /[.]0+$/.test(shownDecimalOf(money));
  return isWhole ? withSign(words, money.currency) : formatMoney(money, language);
}

function withSign(amount: string, currency: Currency): string {
  const sign = signs[currency];
  if (sign === undefined) return `${amount}\u00a0${currency}`;
  return amount.startsWith('−') ? `−${sign}${amount.slice(1)}` : `${sign}${amount}`;
}

export function formatDay(day: Day, language: Language): string {
  return dates(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(dateOf(day));
}

/** An instant with its zone: `12 Mar 2026, 09.30 UTC`. */
export function formatInstant(instant: Date, language: Language, zone = 'UTC'): string {
  return dates(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  }).format(instant);
}

/** Hundredths of a percent: 2140 is `21.4 %`. */
export function formatPercent(hundredths: number, language: Language): string {
  return numbers(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    hundredths / 10_000,
  );
}

/** `21.4%`: with one decimal, where the exact figure stands elsewhere. */
export function formatRoundPercent(hundredths: number, language: Language): string {
  return numbers(language, { style: 'percent', maximumFractionDigits: 1 }).format(
    hundredths / 10_000,
  );
}

/** A plain decimal such as a rate, with all its digits: `3.75` is `3,75`. */
export function formatDecimal(decimal: string, language: Language): string {
  const digits = decimal.split('.')[1]?.length ?? 0;
  return numbers(language, { minimumFractionDigits: digits }).format(
    decimal as Intl.StringNumericLiteral,
  );
}

/** `182 kB`. */
export function formatBytes(bytes: number, language: Language): string {
  const isLarge = bytes >= 1_000_000;
  return numbers(language, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1000));
}

export function formatCount(count: number, language: Language): string {
  return numbers(language).format(count);
}

/** `Thursday 26 November`, as a day's page is headed. */
export function formatWeekday(day: Day, language: Language): string {
  return dates(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(dateOf(day));
}

/** `2026-03` as `Mar`. */
export function formatShortMonth(month: string, language: Language): string {
  const format = dates(language, { month: 'short', timeZone: 'UTC' });
  return format.format(dateOf(`${month}-01`));
}

/** `2026-03` as `March 2026`. */
export function formatMonth(month: string, language: Language): string {
  return dates(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(dateOf(`${month}-01`));
}
