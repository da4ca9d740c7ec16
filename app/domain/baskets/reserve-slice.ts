import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { inTransaction } from '#app/platform/db.ts';
import type { BasketKey } from './basket-key.ts';
import { lockBasket } from './lock-basket.ts';
import { type ReservationRefusal, reservationRefusal } from './reservation-rules.ts';
import { fundraiserFacts } from './reserved.ts';
import { untilWhen } from './set-aside-rules.ts';
import { type Reserver, type SetAsideRefusal, noteSetAside, timeToSetAside } from './set-asides.ts';

type Answer =
  | { expiresAt: Date }
  | {
      refused:
        | ReservationRefusal
        | SetAsideRefusal
        | 'basket_is_in_checkout'
        | 'basket_has_another_currency';
    };

/**
 * Sets a slice aside in a basket, in place of what the basket held of that loan. How much, how long and how
 * often depends on who does it (set-aside-rules.ts).
 */
export async function reserveSlice(request: {
  basket: BasketKey;
  loanId: number;
  amount: bigint;
  by: Reserver;
  now: Date;
}): Promise<Answer> {
  const { loanId, amount, by, now } = request;
  return inTransaction(async (tx) => {
    const basketId = await lockBasket(tx, request.basket);
    const loan = await lockLoan(tx, loanId);
    const basket = await tx.basket.findUniqueOrThrow({
      where: { id: basketId },
      include: { reservations: { include: { loan: { select: { currency: true } } } } },
    });
    const facts = await fundraiserFacts(tx, loan, { basketId: basket.id }, now);
    const held = basket.reservations.find((row) => row.loanId === loanId);

    const refused = reservationRefusal(facts, amount, now);
    if (refused) return { refused };
    if (held?.orderId) return { refused: 'basket_is_in_checkout' };
    if (basket.reservations.some((row) => row.loan.currency !== loan.currency)) {
      return { refused: 'basket_has_another_currency' };
    }

    const here = { basketId, loan, by, now };
    const time = await timeToSetAside(tx, here, amount);
    if ('refused' in time) return time;
    const expiresAt = untilWhen(time.since, loan.fundraiserEndsAt, now);
    if (!expiresAt) return { refused: 'set_aside_for_too_long' };

    const place = { basketId_loanId: { basketId: basket.id, loanId } };
    await tx.reservation.upsert({
      where: place,
      create: { basketId: basket.id, loanId, amount, expiresAt },
      update: { amount, expiresAt },
    });
    await noteSetAside(tx, here, { amount, since: time.since, until: expiresAt });
    return { expiresAt };
  });
}
