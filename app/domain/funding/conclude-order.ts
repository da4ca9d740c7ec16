import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { total } from '#app/money/share-out.ts';
import { type CardPaymentFacts, checkoutOutcome } from '#app/payments/checkout.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { cardJournals, checkoutMovements, writeCardPayment } from './checkout-journal.ts';
import {
  type OrderOutcome,
  endUnpaid,
  isUnderWay,
  keepProcessing,
  lockOrder,
  tell,
} from './order-ends.ts';
import { linesPlaced } from './place-rules.ts';
import { endFilled, linesToPlace, writePaid } from './place-slices.ts';
import { orderWithId } from './read-order.ts';

/**
 * Brings an order to the state of its checkout: the success page, the webhook's
 * job and the sweep all call this, in any order, any number of times. Stripe is
 * asked first, then the order is locked and only ever moved forward.
 */
export async function concludeOrder(request: {
  orderId: number;
  now: Date;
}): Promise<OrderOutcome> {
  const { orderId, now } = request;
  const order = await orderWithId(db(), orderId);
  if (!isUnderWay(order.status)) return order.status;
  if (order.cardAmount === 0n) return payFromBalance(request);
  if (!order.sessionId) return 'open';
  const outcome = await checkoutOutcome(order.sessionId);
  if (outcome.state === 'open') return 'open';
  return inTransaction((tx) => {
    if (outcome.state === 'paid') return payOrder(tx, orderId, outcome.payment, now);
    if (outcome.state === 'processing') return keepProcessing(tx, orderId, now);
    const status = outcome.state === 'failed' ? 'failed' : 'abandoned';
    return endUnpaid(tx, orderId, status, now);
  });
}

/** The same for an order that asks nothing of a card. */
export function payFromBalance(request: { orderId: number; now: Date }): Promise<OrderOutcome> {
  return inTransaction((tx) => payOrder(tx, request.orderId, null, request.now));
}

/** Ends an order for which Stripe opened no checkout: what was held goes back. */
export async function endWithoutCheckout(request: { orderId: number; now: Date }): Promise<void> {
  await inTransaction((tx) => endUnpaid(tx, request.orderId, 'abandoned', request.now));
}

async function payOrder(
  tx: Tx,
  orderId: number,
  payment: CardPaymentFacts | null,
  now: Date,
): Promise<OrderOutcome> {
  const order = await lockOrder(tx, orderId);
  if (!isUnderWay(order.status)) return order.status;
  if (payment && payment.currency !== order.currency) return endUnpaid(tx, orderId, 'failed', now);
  const lines = await linesToPlace(tx, orderId, now);

  const money = order.fromBalance + (payment?.amount ?? 0n);
  const placed = linesPlaced(lines, money);
  const lent = total(placed.map((line) => line.amount));
  const left = money - lent;
  const tip = order.tip < left ? order.tip : left;
  const tipTaken = placed.length > 0 ? tip : 0n;

  await writePaid(tx, { orderId, placed, lent, tipTaken, now });
  await endFilled(tx, placed, now);
  if (payment) await writeCardPayment(tx, order, payment, now);
  const mail = order.byGuest ? 'guest_paid' : 'order_paid';
  await tell(tx, order, placed.length === 0 ? 'order_to_balance' : mail, now);
  // Last, as all payments share the account at Stripe: whoever locks it lets go at once.
  await creditLenders(
    tx,
    {
      key: `checkout:${orderId}`,
      kind: 'checkout',
      bookedAt: now,
      request: { orderId, charge: payment?.chargeId ?? null },
      movements: checkoutMovements({ order, payment, placed, tipTaken }),
    },
    cardJournals(payment, now),
  );
  return 'paid';
}
