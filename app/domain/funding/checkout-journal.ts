import { keepOwnLine } from '#app/domain/books/book-own-line.ts';
import { chargeJournals } from '#app/domain/books/stripe-money.ts';
import { type JournalRequest, type Movement, postAll } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts, CardPaymentFacts } from '#app/payments/checkout.ts';
import { NoSuchRow, type Tx } from '#app/platform/db.ts';
import type { Order } from '#app/platform/generated/client.ts';
import type { PlacedLine } from './place-rules.ts';

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

/** What the card paid, as it was captured, and Stripe's line of it. Stripe's booking may come later. */
export async function writeCardPayment(
  tx: Tx,
  order: Pick<Order, 'id' | 'lenderId'>,
  payment: CardPaymentFacts,
  now: Date,
): Promise<void> {
  const { paymentIntentId, chargeId, amount, currency, card, balanceTransaction: line } = payment;
  if (line) await keepOwnLine(tx, line, now);
  await tx.$executeRaw`
    insert into card_payments (payment_intent_id, charge_id, amount, currency, card, order_id, lender_id, paid_at,
                               balance_transaction_id)
    values (${paymentIntentId}, ${chargeId}, ${amount}, ${currency}, ${card}, ${order.id}, ${order.lenderId}, ${now},
            ${line?.id ?? null})`;
}

/** What Stripe booked of a payment so far, to be posted with it. */
export function cardJournals(payment: CardPaymentFacts | null, now: Date): JournalRequest[] {
  if (!payment?.balanceTransaction) return [];
  const charge = { amount: payment.amount, currency: asCurrency(payment.currency) };
  return chargeJournals(charge, payment.balanceTransaction, now);
}

/** Books what Stripe has booked of a charge since it was paid. Once. */
export async function bookCardPayment(
  tx: Tx,
  chargeId: string,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  const [payment] = await tx.$queryRaw<{ amount: bigint; currency: string; isBooked: boolean }[]>`
    select amount, currency, balance_transaction_id is not null as "isBooked"
      from card_payments where charge_id = ${chargeId}`;
  if (!payment) throw new NoSuchRow(`no payment has the charge ${chargeId}`);
  if (payment.isBooked) return;
  await keepOwnLine(tx, transaction, now);
  await tx.$executeRaw`
    update card_payments set balance_transaction_id = ${transaction.id} where charge_id = ${chargeId}`;
  const charge = { amount: payment.amount, currency: asCurrency(payment.currency) };
  await postAll(tx, chargeJournals(charge, transaction, now));
}
