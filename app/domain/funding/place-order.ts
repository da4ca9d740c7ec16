import { enqueue } from '#app/jobs/enqueue.ts';
import { total } from '#app/money/share-out.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';
import type { Order } from '#app/platform/generated/client.ts';
import { smallest, takesCards } from '#app/platform/env.ts';
import type { BasketKey } from '#app/domain/baskets/basket-key.ts';
import {
  type ReservationRefusal,
  reservationRefusal,
} from '#app/domain/baskets/reservation-rules.ts';
import { checkoutMinutes, fitsCheckout } from '#app/domain/baskets/set-aside-rules.ts';
import { type Payer, isTestingCards, payerHashes } from './card-declines.ts';
import { holdBalance } from './hold-balance.ts';
import { factsToOrder } from './order-facts.ts';
import { orderSums, tipRefusal } from './order-rules.ts';
import { writeOrder } from './write-order.ts';

export type OrderRefusal =
  | ReservationRefusal
  | 'basket_is_empty'
  | 'set_aside_for_too_long'
  | 'basket_is_in_checkout'
  | NonNullable<ReturnType<typeof tipRefusal>>
  | 'cards_are_off'
  | 'payment_did_not_go_through';

type Answer = { order: Order } | { refused: OrderRefusal; loanId?: number };

/**
 * Turns a basket into an order and holds the lender's balance for it. The
 * checkout, where a card has to pay, is opened afterwards by `startCheckout`.
 */
export async function placeOrder(request: {
  basket: BasketKey;
  lenderId: number;
  tip: bigint;
  usesBalance: boolean;
  /** A tip above ten times what is lent was asked again. */
  isTipMeant?: boolean;
  /** True for a lender known by an address alone. */
  byGuest?: boolean;
  payer?: Payer;
  now: Date;
}): Promise<Answer> {
  const { basket, lenderId, tip, usesBalance, now } = request;
  return inTransaction(async (tx) => {
    const rows = await factsToOrder(tx, { basket, lenderId, now });

    const [first] = rows;
    if (!first) return { refused: 'basket_is_empty' };
    const slices = rows.map((row) => row.asked);
    const lent = total(slices);
    const smallestTip = smallest().tip;
    const wrong = tipRefusal(tip, { lent, smallestTip, isMeant: request.isTipMeant ?? false });
    if (wrong) return { refused: wrong };
    if (rows.some((row) => row.orderId !== null)) return { refused: 'basket_is_in_checkout' };
    for (const row of rows) {
      const refused = reservationRefusal(row, row.asked, now);
      if (refused) return { refused, loanId: row.loanId };
    }

    const { balance, email, language } = first;
    const sums = orderSums({ slices, tip, balance, usesBalance, smallest: smallest() });
    if (sums.byCard > 0n && !takesCards()) return { refused: 'cards_are_off' };
    const hashes = payerHashes(request.payer);
    const isTesting = sums.byCard > 0n && (await isTestingCards(tx, hashes, { lenderId, now }));
    // Whoever tests cards hears what everybody hears whose payment is refused.
    if (isTesting) return { refused: 'payment_did_not_go_through' };
    if (rows.some((row) => row.since !== null && !fitsCheckout(row.since, now)))
      return { refused: 'set_aside_for_too_long' };
    const order = await writeOrder(tx, rows, {
      lenderId,
      currency: asCurrency(first.currency),
      tip,
      fromBalance: sums.fromBalance,
      cardAmount: sums.byCard,
      email,
      language,
      byGuest: request.byGuest ?? false,
      ...hashes,
      expiresAt: new Date(now.getTime() + checkoutMinutes * 60_000),
      createdAt: now,
    });
    if (sums.fromBalance > 0n) await holdBalance(tx, order, now);
    if (sums.byCard > 0n)
      await enqueue(tx, 'order.conclude', { orderId: order.id }, order.expiresAt);
    return { order };
  });
}
