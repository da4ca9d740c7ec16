import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { tell } from '#app/domain/funding/order-ends.ts';
import { writeCardPayment } from '#app/domain/funding/checkout-journal.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { CardPaymentFacts } from '#app/payments/checkout.ts';
import type { Tx } from '#app/platform/db.ts';
import type { BalanceTransaction } from '#app/platform/generated/client.ts';
import { newToken } from '#app/platform/ids.ts';

/** The lender that a line of Stripe is said to belong to: `lender:7`. */
export function lenderNamed(account: string): number | null {
  const [, id] = /^lender:(\d+)$/.exec(account) ?? [];
  return id === undefined ? null : Number(id);
}

/** Whether a line can be a lender's: a payment, in the currency that balances are kept in. */
export function mayBeALenders(
  line: Pick<BalanceTransaction, 'type' | 'amount' | 'currency'>,
  currency: string,
): boolean {
  const isPayment = line.type === 'charge' || line.type === 'payment';
  return isPayment && line.amount > 0n && line.currency === currency;
}

/**
 * A payment whose order is not here any more (made after the backup that was restored) becomes one
 * of its lender, by which nothing was lent: it is in the balance, and goes back to its card like
 * any other. The line is booked in `suspense` already, and leaves it.
 */
export async function giveToLender(
  tx: Tx,
  request: {
    line: BalanceTransaction;
    lenderId: number;
    payment: CardPaymentFacts;
    now: Date;
  },
): Promise<{ journalId: bigint }> {
  const { line, lenderId, payment, now } = request;
  const { email, language } = await tx.person.findUniqueOrThrow({ where: { id: lenderId } });
  const order = await tx.order.create({
    data: {
      lenderId,
      email,
      language,
      currency: payment.currency,
      status: 'paid',
      tip: 0n,
      fromBalance: 0n,
      cardAmount: payment.amount,
      idempotencyKey: newToken(),
      expiresAt: now,
      createdAt: now,
      paidAt: now,
      endedAt: now,
    },
  });
  await writeCardPayment(tx, order, payment, now);
  await tx.cardPayment.update({
    where: { chargeId: payment.chargeId },
    data: { balanceTransactionId: line.id },
  });
  const currency = asCurrency(payment.currency);
  const to = `lender:${lenderId}` as const;
  const journal = await creditLenders(tx, {
    key: `checkout:${order.id}`,
    kind: 'checkout',
    bookedAt: now,
    movements: [{ from: 'suspense', to, amount: payment.amount, currency }],
  });
  await tell(tx, order, 'order_to_balance', now);
  return { journalId: journal.id };
}
