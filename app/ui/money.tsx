import { useRouteLoaderData } from '@remix-run/react';
import { getLocale } from '#app/messages/compiled/runtime.js';
import {
  formatAmount,
  formatDay,
  formatInstant,
  formatMoney,
  formatMoneyInProse,
  formatMonth,
} from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';

/** The one currency of this installation's loans and balances. */
export function useFundingCurrency(): string {
  const root = useRouteLoaderData('root') as { currency?: string } | undefined;
  return root?.currency ?? 'USD';
}

/** The smallest amount one can lend, in this installation's currency. */
export function useShare(): bigint {
  const root = useRouteLoaderData('root') as { share?: bigint } | undefined;
  return root?.share ?? 2_500n;
}

/** The same in words. */
export function useShareWords(): string {
  const currency = asCurrency(useFundingCurrency());
  return formatMoneyInProse({ amount: useShare(), currency }, getLocale());
}

/** An amount in minor units, written the reader's way; by default in our own currency. */
export function MoneyText(props: { amount: bigint; currency?: string; isBare?: boolean }) {
  const own = useFundingCurrency();
  const money = { amount: props.amount, currency: asCurrency(props.currency ?? own) };
  const words = props.isBare ? formatAmount(money, getLocale()) : formatMoney(money, getLocale());
  return <span className="figures whitespace-nowrap">{words}</span>;
}

export function DayText(props: { day: Date | string }) {
  const day = typeof props.day === 'string' ? props.day : props.day.toISOString().slice(0, 10);
  return (
    <time dateTime={day} className="whitespace-nowrap">
      {formatDay(day, getLocale())}
    </time>
  );
}

export function InstantText(props: { at: Date }) {
  return (
    <time dateTime={props.at.toISOString()} className="sm:whitespace-nowrap">
      {formatInstant(props.at, getLocale())}
    </time>
  );
}

/** `2026-03` as `March 2026`. */
export function monthWords(month: string): string {
  return formatMonth(month, getLocale());
}
