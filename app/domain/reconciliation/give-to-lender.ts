import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import {
  cardJournals,
  checkoutMovements,
  writeCardPayment,
} from '#app/domain/funding/checkout-journal.ts';
import { tell } from '#app/domain/funding/order-ends.ts';
import { type CardPaymentFacts, untouchedPayment } from '#app/payments/checkout.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { type Tx, db } from '#app/platform/db.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import type { BalanceTransaction } from '#app/platform/generated/client.ts';
import { newToken } from '#app/platform/ids.ts';
import { log } from '#app/platform/log.ts';

/** The lender that a line of Stripe is said to belong to: `lender:7`. */
export function lenderNamed(account: string): number | null {
  const [, id] = /^lender:(\d+)$/.exec(account) ?? [];
  return id === undefined ? null : Number(id);
}

/** Whether a line can be a lender's at all: what came in as a payment. */
export function mayBeALenders(line: Pick<BalanceTransaction, 'type' | 'amount'>): boolean {
  return (line.type === 'charge' || line.type === 'payment') && line.amount > 0n;
}

/**
 * The payment behind a line, if it can be a lender's: whole, in the currency of balances, and not a
 * lender's already. 'away' when Stripe does not answer.
 */
export async function paymentForLender(
  line: BalanceTransaction,
): Promise<CardPaymentFacts | 'away' | null> {
  const chargeId = line.sourceId ?? '';
  const isKnown = (await db().cardPayment.count({ where: { chargeId } })) > 0;
  if (!mayBeALenders(line) || isKnown) return null;
  try {
    const payment = await untouchedPayment(chargeId);
    return payment?.currency === fundingCurrency() ? payment : null;
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log().warn({ err: error, lineId: line.id }, 'stripe_line.not_read');
    return 'away';
  }
}

/**
 * A payment whose order is not here any more (made after the backup that was restored) becomes one
 * of its lender, by which nothing was lent: it is in the balance, and goes back to its card like
 * any other. Its line leaves `suspense` (bookOwnLine).
 */
export async function giveToLender(
  tx: Tx,
  request: { lenderId: number; payment: CardPaymentFacts; now: Date },
): Promise<void> {
  const { lenderId, payment, now } = request;
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
  await creditLenders(
    tx,
    {
      key: `checkout:${order.id}`,
      kind: 'checkout',
      bookedAt: now,
      movements: checkoutMovements({ order, payment, placed: [], tipTaken: 0n }),
    },
    cardJournals(payment, now),
  );
  await tell(tx, order, 'order_to_balance', now);
}
