import type { Day } from '#app/money/days.ts';
import { dateOf } from '#app/money/days.ts';
import { decimalOf, type Money, shownDecimalOf } from '#app/money/money.ts';

export type Language = 'en' | 'id';

/** `1,250.00` or `1.250,00`; decimals as the currency shows them. Text in, text out: no float. */
export function formatAmount(money: Money, language: Language): string {
  const decimal = shownDecimalOf(money);
  const digits = decimal.split('.')[1]?.length ?? 0;
  const sign = decimal.startsWith('-') ? '−' : '';
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return sign + format.format(decimal.replace('-', '') as Intl.StringNumericLiteral);
}

/** `1.2K`: for the scale of a chart that has the exact amounts beside it. */
export function formatRound({ amount, currency }: Money, language: Language): string {
  const units = Number(decimalOf({ amount, currency }));
  return new Intl.NumberFormat(language, { notation: 'compact' }).format(units);
}

/** `1,250.00 USD` */
export function formatMoney(money: Money, language: Language): string {
  return `${formatAmount(money, language)}\u00a0${money.currency}`;
}

export function formatDay(day: Day, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    dateOf(day),
  );
}

/** An instant with its zone: `12 Mar 2026, 09.30 UTC`. */
export function formatInstant(instant: Date, language: Language, zone = 'UTC'): string {
  return new Intl.DateTimeFormat(language, {
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
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    hundredths / 10_000,
  );
}

/** A plain decimal such as a rate, with all its digits: `3.75` is `3,75`. */
export function formatDecimal(decimal: string, language: Language): string {
  const digits = decimal.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits }).format(
    decimal as Intl.StringNumericLiteral,
  );
}

export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(language).format(count);
}

/** `2026-03` as `March 2026`. */
export function formatMonth(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(dateOf(`${month}-01`));
}
