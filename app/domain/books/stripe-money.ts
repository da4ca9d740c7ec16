import type { AccountName } from '#app/ledger/accounts.ts';
import type { JournalRequest, Movement } from '#app/ledger/post.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import { feeJournals } from './book-own-line.ts';

/**
 * Money at Stripe is booked in the currency of its balance transaction. If that
 * is not ours, it passes through `fx`: each currency's leg sums to zero by
 * itself, and the difference shows there.
 */
export function intoFromStripe(
  transaction: BalanceTransactionFacts,
  to: AccountName,
  amount: bigint,
  currency: Currency,
): Movement[] {
  const booked = asCurrency(transaction.currency);
  if (booked === currency) return [{ from: 'stripe', to, amount, currency }];
  return [
    { from: 'stripe', to: 'fx', amount: transaction.amount, currency: booked },
    { from: 'fx', to, amount, currency },
  ];
}

/** The same for money that leaves: the transaction's amount is negative then. */
export function outToStripe(
  transaction: BalanceTransactionFacts,
  from: AccountName,
  amount: bigint,
  currency: Currency,
): Movement[] {
  const booked = asCurrency(transaction.currency);
  if (booked === currency) return [{ from, to: 'stripe', amount, currency }];
  return [
    { from, to: 'fx', amount, currency },
    { from: 'fx', to: 'stripe', amount: -transaction.amount, currency: booked },
  ];
}

/**
 * What Stripe booked of a charge: its fee, and its conversion. A charge stands in its own currency until
 * then. Where the account is kept in another one, the money is converted: `fx -> stripe` in the one,
 * `stripe -> fx` in the other.
 */
export function chargeJournals(
  { amount, currency }: { amount: bigint; currency: Currency },
  transaction: BalanceTransactionFacts,
  now: Date,
): JournalRequest[] {
  const booked = asCurrency(transaction.currency);
  const fees = feeJournals(transaction, now);
  if (booked === currency) return fees;
  const movements: Movement[] = [
    { from: 'fx', to: 'stripe', amount, currency },
    { from: 'stripe', to: 'fx', amount: transaction.amount, currency: booked },
  ];
  const key = `stripe_conversion:${transaction.id}`;
  return [{ key, kind: 'stripe_conversion', bookedAt: now, movements }, ...fees];
}
