import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Loan, Order, Reservation } from '#app/platform/generated/client.ts';
import { smallest } from '#app/platform/env.ts';
import { newToken } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';
import { lockBasket } from './lock-basket.ts';
import { orderSums } from './order-rules.ts';
import { type ReservationRefusal, reservationRefusal } from './reservation-rules.ts';
import { fundraiserFacts } from './reserved.ts';

/** Stripe sessions last 30 minutes at least; one more minute is for the way there. */
const checkoutMinutes = 31;

export type OrderRefusal =
  | ReservationRefusal
  | 'basket_is_empty'
  | 'basket_is_in_checkout'
  | 'tip_is_below_zero'
  | 'tip_is_too_small';

type Answer = { order: Order } | { refused: OrderRefusal; loanId?: number };

/**
 * Turns a basket into an order and holds the lender's balance for it. The
 * checkout, where a card has to pay, is opened afterwards by `startCheckout`.
 */
export async function placeOrder(request: {
  basketToken: string;
  lenderId: number;
  tip: bigint;
  usesBalance: boolean;
  /** True for a lender known by an address alone. */
  byGuest?: boolean;
  now: Date;
}): Promise<Answer> {
  const { lenderId, tip, now } = request;
  return inTransaction(async (tx) => {
    const basketId = await lockBasket(tx, request.basketToken);
    await lock(tx, 'person', lenderId);
    const lender = await tx.person.findUniqueOrThrow({ where: { id: lenderId } });
    const rows = await tx.reservation.findMany({
      where: { basketId },
      orderBy: { id: 'asc' },
    });
    const loans = await lockLoans(
      tx,
      rows.map((row) => row.loanId),
    );

    if (rows.length === 0) return { refused: 'basket_is_empty' };
    if (tip < 0n) return { refused: 'tip_is_below_zero' };
    if (tip > 0n && tip < smallest().tip) return { refused: 'tip_is_too_small' };
    if (rows.some((row) => row.orderId)) return { refused: 'basket_is_in_checkout' };
    const refusal = await firstRefusal(tx, rows, loans, now);
    if (refusal) return refusal;

    const currency = asCurrency(loans[0]?.currency ?? '');
    const balance = await balanceOf(tx, `lender:${lenderId}`, currency);
    const slices = rows.map((row) => row.amount);
    const { usesBalance } = request;
    const sums = orderSums({ slices, tip, balance, usesBalance, smallest: smallest() });
    const expiresAt = new Date(now.getTime() + checkoutMinutes * 60_000);
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
        expiresAt,
        createdAt: now,
        lines: { create: rows.map(lineOf) },
      },
    });
    await tx.reservation.updateMany({
      where: { id: { in: rows.map((row) => row.id) } },
      data: { orderId: order.id, expiresAt },
    });
    const from = `lender:${lenderId}` as const;
    if (sums.fromBalance > 0n) {
      await post(tx, {
        key: `order:${order.id}:hold`,
        kind: 'order_hold',
        bookedAt: now,
        movements: [{ from, to: `order:${order.id}:held`, amount: sums.fromBalance, currency }],
      });
    }
    if (sums.byCard > 0n) await enqueue(tx, 'order.conclude', { orderId: order.id }, expiresAt);
    return { order };
  });
}

const lineOf = ({ loanId, amount }: Reservation, index: number) => {
  return { position: index + 1, loanId, amount };
};

async function firstRefusal(
  tx: Tx,
  rows: readonly Reservation[],
  loans: readonly Loan[],
  now: Date,
): Promise<{ refused: OrderRefusal; loanId: number } | null> {
  for (const row of rows) {
    const loan = loans.find((other) => other.id === row.loanId);
    if (!loan) throw new Error(`reservation ${row.id} is for no loan`);
    const facts = await fundraiserFacts(tx, loan, { basketId: row.basketId }, now);
    const refused = reservationRefusal(facts, row.amount, now);
    if (refused) return { refused, loanId: row.loanId };
  }
  return null;
}
