import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { total } from '#app/money/share-out.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Order, Reservation } from '#app/platform/generated/client.ts';
import { smallest, takesCards } from '#app/platform/env.ts';
import { newToken } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';
import { type Payer, isTestingCards, payerHashes } from './card-declines.ts';
import { checkoutMinutes } from '#app/domain/baskets/set-aside-rules.ts';
import { keepForCheckout } from '#app/domain/baskets/set-asides.ts';
import type { BasketKey } from '#app/domain/baskets/basket-key.ts';
import { lockBasket } from '#app/domain/baskets/lock-basket.ts';
import { holdBalance } from './hold-balance.ts';
import { orderSums, tipRefusal } from './order-rules.ts';
import type { ReservationRefusal } from '#app/domain/baskets/reservation-rules.ts';
import { firstFull, stillHeld } from '#app/domain/baskets/reserved.ts';

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
  const { lenderId, tip, now } = request;
  return inTransaction(async (tx) => {
    const basketId = await lockBasket(tx, request.basket);
    await lock(tx, 'person', lenderId);
    const lender = await tx.person.findUniqueOrThrow({ where: { id: lenderId } });
    const where = { basketId, ...stillHeld(now) };
    const rows = await tx.reservation.findMany({ where, orderBy: { id: 'asc' } });
    const loans = await lockLoans(tx, rows.map(loanOf));

    if (rows.length === 0) return { refused: 'basket_is_empty' };
    const lent = total(rows.map((row) => row.amount));
    const smallestTip = smallest().tip;
    const wrong = tipRefusal(tip, { lent, smallestTip, isMeant: request.isTipMeant ?? false });
    if (wrong) return { refused: wrong };
    if (rows.some((row) => row.orderId)) return { refused: 'basket_is_in_checkout' };
    const refusal = await firstFull(tx, rows, loans, now);
    if (refusal) return refusal;

    const currency = asCurrency(loans[0]?.currency ?? '');
    const balance = await keptBalance(tx, lenderId, currency);
    const slices = rows.map((row) => row.amount);
    const { usesBalance } = request;
    const sums = orderSums({ slices, tip, balance, usesBalance, smallest: smallest() });
    if (sums.byCard > 0n && !takesCards()) return { refused: 'cards_are_off' };
    const hashes = payerHashes(request.payer);
    const isTesting = sums.byCard > 0n && (await isTestingCards(tx, hashes, { lenderId, now }));
    // Whoever tests cards hears what everybody hears whose payment is refused.
    if (isTesting) return { refused: 'payment_did_not_go_through' };
    const expiresAt = new Date(now.getTime() + checkoutMinutes * 60_000);
    if (!(await keepForCheckout(tx, { basketId, loans, expiresAt, now })))
      return { refused: 'set_aside_for_too_long' };
    const order = await tx.order.create({
      data: {
        lenderId,
        currency,
        tip,
        fromBalance: sums.fromBalance,
        cardAmount: sums.byCard,
        idempotencyKey: newToken(),
        email: lender.email,
        language: lender.language,
        byGuest: request.byGuest ?? false,
        ...hashes,
        expiresAt,
        createdAt: now,
        lines: { create: rows.map(lineOf) },
      },
    });
    await tx.reservation.updateMany({
      where: { id: { in: rows.map((row) => row.id) } },
      data: { orderId: order.id, expiresAt },
    });
    if (sums.fromBalance > 0n) await holdBalance(tx, order, now);
    if (sums.byCard > 0n) await enqueue(tx, 'order.conclude', { orderId: order.id }, expiresAt);
    return { order };
  });
}

/** A dispute may take it at any moment: what is read here is still there when it is held. */
async function keptBalance(tx: Tx, lenderId: number, currency: Currency): Promise<bigint> {
  const account = `lender:${lenderId}` as const;
  await lockAccounts(tx, [account], currency);
  return balanceOf(tx, account, currency);
}

const loanOf = ({ loanId }: Reservation) => loanId;
const lineOf = ({ loanId, amount }: Reservation, index: number) => ({
  position: index + 1,
  loanId,
  amount,
});
