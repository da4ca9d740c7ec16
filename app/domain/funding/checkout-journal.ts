import { intoFromStripe } from '#app/domain/books/stripe-money.ts';
import type { Movement } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { CardPaymentFacts } from '#app/payments/checkout.ts';
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
    ...(payment
      ? intoFromStripe(payment.balanceTransaction, lender, payment.amount, currency)
      : []),
    ...placed.map((line): Movement => {
      return { from: lender, to: `loan:${line.loanId}:raised`, amount: line.amount, currency };
    }),
    { from: lender, to: 'tips', amount: tipTaken, currency },
  ];
}

export async function writeCardPayment(
  tx: Tx,
  order: Order,
  payment: CardPaymentFacts,
  now: Date,
): Promise<void> {
  if (payment.currency !== order.currency || payment.amount !== order.cardAmount) {
    throw new Error(
      `order ${order.id} asked for ${order.cardAmount} ${order.currency}, the card paid ${payment.amount} ${payment.currency}`,
    );
  }
  const { paymentIntentId, chargeId, amount, currency, card, balanceTransaction } = payment;
  await tx.cardPayment.create({
    data: {
      paymentIntentId,
      chargeId,
      amount,
      currency,
      card,
      orderId: order.id,
      lenderId: order.lenderId,
      fee: balanceTransaction.fee,
      paidAt: now,
    },
  });
}
