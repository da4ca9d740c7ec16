import type { AccountName } from '#app/ledger/accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import type { Tx } from '#app/platform/db.ts';

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
 * A charge stands in its own currency until Stripe has booked it. Where the account is kept in
 * another one, the money is converted then: `fx -> stripe` in the one, `stripe -> fx` in the other.
 */
export async function bookStripeCharge(
  tx: Tx,
  charge: { amount: bigint; currency: Currency },
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  const { amount, currency } = charge;
  const booked = asCurrency(transaction.currency);
  if (booked !== currency) {
    await post(tx, {
      key: `stripe_conversion:${transaction.id}`,
      kind: 'stripe_conversion',
      bookedAt: now,
      movements: [
        { from: 'fx', to: 'stripe', amount, currency },
        { from: 'stripe', to: 'fx', amount: transaction.amount, currency: booked },
      ],
    });
  }
  await bookStripeFee(tx, transaction, now);
}

/** Keeps a line of Stripe's account that is in the books. */
export async function noteTransaction(
  tx: Tx,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  await tx.balanceTransaction.upsert({
    where: { id: transaction.id },
    create: { ...transaction, bookedAt: now },
    update: {},
  });
}

/** Records a balance transaction and books its fee, once for each transaction. */
export async function bookStripeFee(
  tx: Tx,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  const currency = asCurrency(transaction.currency);
  await noteTransaction(tx, transaction, now);
  if (transaction.fee === 0n) return;
  const isCharge = transaction.fee > 0n;
  const amount = isCharge ? transaction.fee : -transaction.fee;
  await post(tx, {
    key: `stripe_fee:${transaction.id}`,
    kind: 'stripe_fee',
    bookedAt: now,
    movements: [
      isCharge
        ? { from: 'stripe_fees', to: 'stripe', amount, currency }
        : { from: 'stripe', to: 'stripe_fees', amount, currency },
    ],
  });
}
