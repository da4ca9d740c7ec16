import { bookStripeCharge } from '#app/domain/books/stripe-money.ts';
import type { Movement } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts, CardPaymentFacts } from '#app/payments/checkout.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Order } from '#app/platform/generated/client.ts';
import type { PlacedLine } from './place-slices.ts';

/** Basket order decides; what could not be placed stays in the balance. */
export function checkoutMovements(settled: {
  order: Order;
  payment: CardPaymentFacts | null;
  placed: readonly PlacedLine[];
  tipTaken: bigint;
}): Movement[] {
  const { order, payment, placed, tipTaken } = settled;
  const currency = asCurrency(order.currency);
  const lender = `lender:${order.lenderId}` as const;
  return [
    { from: `order:${order.id}:held`, to: lender, amount: order.fromBalance, currency },
    { from: 'stripe', to: lender, amount: payment?.amount ?? 0n, currency },
    ...placed.map((line): Movement => {
      return { from: lender, to: `loan:${line.loanId}:raised`, amount: line.amount, currency };
    }),
    { from: lender, to: 'tips', amount: tipTaken, currency },
  ];
}

/** What the card paid, as it was captured. Stripe's booking of it may come later. */
export async function writeCardPayment(
  tx: Tx,
  order: Order,
  payment: CardPaymentFacts,
  now: Date,
): Promise<void> {
  const { paymentIntentId, chargeId, amount, currency, card } = payment;
  await tx.cardPayment.create({
    data: {
      paymentIntentId,
      chargeId,
      amount,
      currency,
      card,
      orderId: order.id,
      lenderId: order.lenderId,
      paidAt: now,
    },
  });
}

/** Books what Stripe booked of a charge: its fee, and its conversion. Once. */
export async function bookCardPayment(
  tx: Tx,
  chargeId: string,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  const payment = await tx.cardPayment.findUniqueOrThrow({ where: { chargeId } });
  if (payment.balanceTransactionId !== null) return;
  const { amount } = payment;
  await bookStripeCharge(tx, { amount, currency: asCurrency(payment.currency) }, transaction, now);
  await tx.cardPayment.update({
    where: { chargeId },
    data: { balanceTransactionId: transaction.id },
  });
}
