import { NoSuchRow, type Tx } from '#app/platform/db.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';
import { lockedInSql } from '#app/platform/locks.ts';
import { type BasketKey, basketKeys } from './basket-key.ts';
import type { FundraiserFacts } from './reservation-rules.ts';
import { type KnownSetAside, type SetAsideFacts, lookedAtSince } from './set-aside-rules.ts';

/** What has to be known before a slice is set aside. */
export interface ReserveFacts extends FundraiserFacts, SetAsideFacts {
  readonly basketId: number;
  /** An open checkout holds what the basket has of this loan. */
  readonly isInCheckout: boolean;
  readonly hasOtherCurrency: boolean;
}

/** As JSON tells it. */
type Told<Time> = {
  [Name in keyof Time]: Time[Name] extends Date
    ? string
    : Time[Name] extends Date | null
      ? string | null
      : Time[Name];
};

interface Row extends Omit<ReserveFacts, 'held' | 'before'> {
  readonly before: Told<KnownSetAside> | null;
  readonly held: Told<Omit<KnownSetAside, 'paidAt'>>[] | null;
}

/**
 * Locks the basket, which is opened where a browser or an account has none yet, and the loan, and reads
 * what the rules ask.
 *
 * @throws NoSuchRow when there is no such loan.
 */
export async function factsToReserve(
  tx: Tx,
  request: {
    basket: BasketKey;
    loanId: number;
    /** Null where nobody can be told from anybody else. */
    holder: string | null;
    isGuest: boolean;
    now: Date;
  },
): Promise<ReserveFacts> {
  const { loanId, holder, isGuest, now } = request;
  const { tokenHash, personId, basketId } = basketKeys(request.basket);
  // An account's basket is found by the account; what it is opened with has a token that nobody knows.
  const opened = personId === null ? tokenHash : hashOf(newToken());
  lockedInSql(tx, 'basket');
  lockedInSql(tx, 'loan');
  const [row] = await tx.$queryRaw<Row[]>`
    select basket as "basketId", status, currency, amount, raised, share_size as "shareSize",
           ends as "fundraiserEndsAt", reserved as "reservedByOthers", in_checkout as "isInCheckout",
           other_currency as "hasOtherCurrency", before, held,
           other_loans as "otherLoans", of_network as "ofNetwork"
      from facts_to_reserve(${opened}, ${personId}, ${basketId}, ${loanId}, ${holder}, ${isGuest},
                            ${lookedAtSince(now)}, ${now})`;
  if (!row) throw new NoSuchRow(`loan ${loanId} does not exist`);
  return {
    ...row,
    before: row.before && timeOf(row.before),
    held: (row.held ?? []).map((told) => timeOf({ ...told, paidAt: null })),
  };
}

const timeOf = ({ id, since, until, paidAt }: Told<KnownSetAside>): KnownSetAside => ({
  id,
  since: new Date(since),
  until: new Date(until),
  paidAt: paidAt === null ? null : new Date(paidAt),
});
