import { type BasketKey, basketKeys } from '#app/domain/baskets/basket-key.ts';
import type { FundraiserFacts } from '#app/domain/baskets/reservation-rules.ts';
import type { Tx } from '#app/platform/db.ts';
import { lockedInSql } from '#app/platform/locks.ts';

/** A slice of a basket that is about to be ordered, with its loan; and the lender, the same in each. */
export interface OrderFacts extends FundraiserFacts {
  readonly reservationId: number;
  /** The order that holds it already. */
  readonly orderId: number | null;
  readonly loanId: number;
  /** Minor units. */
  readonly asked: bigint;
  readonly currency: string;
  /** When the basket's time for the loan began, and the row that says so. */
  readonly setAsideId: number | null;
  readonly since: Date | null;
  readonly email: string;
  readonly language: string;
  /** What the lender has in the loan's currency, in minor units. */
  readonly balance: bigint;
}

/**
 * Locks a basket, the lender, the loans and the lender's balance, and reads what ordering depends on: a
 * dispute may take the balance at any moment, and what is read here is still there when it is held.
 */
export async function factsToOrder(
  tx: Tx,
  request: { basket: BasketKey; lenderId: number; now: Date },
): Promise<OrderFacts[]> {
  const { tokenHash, personId, basketId } = basketKeys(request.basket);
  for (const noun of ['basket', 'person', 'loan', 'account'] as const) lockedInSql(tx, noun);
  return tx.$queryRaw<OrderFacts[]>`
    select reservation as "reservationId", held_for as "orderId", loan as "loanId", asked, status, currency,
           amount, raised, share_size as "shareSize", ends as "fundraiserEndsAt", reserved as "reservedByOthers",
           set_aside as "setAsideId", since, email, language, balance
      from facts_to_order(${tokenHash}, ${personId}, ${basketId}, ${request.lenderId}, ${request.now})`;
}
