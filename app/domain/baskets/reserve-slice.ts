import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { BasketKey } from './basket-key.ts';
import { type ReservationRefusal, reservationRefusal } from './reservation-rules.ts';
import { type ReserveFacts, factsToReserve } from './reserve-facts.ts';
import { type SetAsideRefusal, goesOn, timeToSetAside, untilWhen } from './set-aside-rules.ts';
import { setAsidePlainly } from './set-aside-plainly.ts';
import { type Reserver, holderOf } from './set-asides.ts';

type Refusal =
  ReservationRefusal | SetAsideRefusal | 'basket_is_in_checkout' | 'basket_has_another_currency';

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
}): Promise<{ expiresAt: Date } | { refused: Refusal }> {
  const { basket, loanId, amount, by, now } = request;
  const holder = holderOf(by);
  const isGuest = 'address' in by;
  const plainly = isGuest ? null : await setAsidePlainly({ basket, loanId, amount, holder, now });
  if (plainly) return { expiresAt: plainly };
  return inTransaction(async (tx) => {
    const facts = await factsToReserve(tx, { basket, loanId, holder, isGuest, now });
    const refused = reservationRefusal(facts, amount, now);
    if (refused) return { refused };
    if (facts.isInCheckout) return { refused: 'basket_is_in_checkout' };
    if (facts.hasOtherCurrency) return { refused: 'basket_has_another_currency' };

    const who = isGuest ? 'guest' : 'account';
    const time = timeToSetAside(facts, { who, isKnown: holder !== null, amount }, now);
    if ('refused' in time) return time;
    const until = untilWhen(time.since, facts.fundraiserEndsAt, now);
    if (!until) return { refused: 'set_aside_for_too_long' };
    await write(tx, { facts, loanId, amount, holder, isGuest, since: time.since, until, now });
    return { expiresAt: until };
  });
}

/** The slice, and how long it is set aside: the basket's time goes on, or begins anew. */
async function write(
  tx: Tx,
  set: {
    facts: ReserveFacts;
    loanId: number;
    amount: bigint;
    holder: string | null;
    isGuest: boolean;
    since: Date;
    until: Date;
    now: Date;
  },
): Promise<void> {
  const { facts, loanId, amount, holder, isGuest, since, until, now } = set;
  const { basketId, before } = facts;
  const goingOn = before && goesOn(before, now) ? before.id : null;
  await tx.$executeRaw`
    select set_slice_aside(${basketId}, ${loanId}, ${amount}, ${holder}, ${isGuest}, ${since}, ${until}, ${goingOn})`;
}
