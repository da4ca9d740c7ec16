import type { Currency } from '#app/money/currencies.ts';
import { orRefused, patiently, stripe } from './stripe.ts';

export interface StripeBalance {
  readonly currency: string;
  /** What may leave now, and what has come in and may not yet; minor units. */
  readonly available: bigint;
  readonly pending: bigint;
}

export async function stripeBalances(): Promise<StripeBalance[]> {
  const { available, pending } = await patiently(() => stripe().balance.retrieve());
  const codes = new Set([...available, ...pending].map((row) => row.currency));
  const sum = (rows: readonly { amount: number; currency: string }[], code: string) =>
    BigInt(rows.filter((row) => row.currency === code).reduce((all, row) => all + row.amount, 0));
  return [...codes].map((code) => ({
    currency: code.toUpperCase(),
    available: sum(available, code),
    pending: sum(pending, code),
  }));
}

/** What may leave now, in minor units; null where Stripe keeps nothing in this currency. */
export async function availableAtStripe(currency: Currency): Promise<bigint | null> {
  const balances = await stripeBalances();
  return balances.find((balance) => balance.currency === currency)?.available ?? null;
}

interface Move {
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: Currency;
  /** One press is one move, however often it is sent. */
  readonly idempotencyKey: string;
}

/** Stripe pays out to the host's bank. @throws StripeRefused */
export async function payOutToBank(move: Move): Promise<{ id: string }> {
  const { idempotencyKey } = move;
  return orRefused(() => stripe().payouts.create(sum(move), { idempotencyKey }));
}

/** Stripe takes from the host's bank, where it offers that. @throws StripeRefused */
export async function topUp(move: Move): Promise<{ id: string }> {
  const { idempotencyKey } = move;
  return orRefused(() => stripe().topups.create(sum(move), { idempotencyKey }));
}

const sum = ({ amount, currency }: Move) => {
  return { amount: Number(amount), currency: currency.toLowerCase() };
};
