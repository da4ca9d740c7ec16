import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Order } from '#app/platform/generated/client.ts';

/** What the balance pays is nobody else's to use while the checkout is open. */
export async function holdBalance(tx: Tx, order: Order, now: Date): Promise<void> {
  const { id, lenderId, fromBalance: amount } = order;
  const currency = asCurrency(order.currency);
  await post(tx, {
    key: `order:${id}:hold`,
    kind: 'order_hold',
    bookedAt: now,
    movements: [{ from: `lender:${lenderId}`, to: `order:${id}:held`, amount, currency }],
  });
}
