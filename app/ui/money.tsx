import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatAmount, formatDay, formatInstant, formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';

/** An amount in minor units, in the reader's way of writing. */
export function MoneyText(props: { amount: bigint; currency: string; isBare?: boolean }) {
  const money = { amount: props.amount, currency: asCurrency(props.currency) };
  const words = props.isBare ? formatAmount(money, getLocale()) : formatMoney(money, getLocale());
  return <span className="figures whitespace-nowrap">{words}</span>;
}

export function DayText(props: { day: Date | string }) {
  const day = typeof props.day === 'string' ? props.day : props.day.toISOString().slice(0, 10);
  return <time dateTime={day}>{formatDay(day, getLocale())}</time>;
}

export function InstantText(props: { at: Date }) {
  return <time dateTime={props.at.toISOString()}>{formatInstant(props.at, getLocale())}</time>;
}
