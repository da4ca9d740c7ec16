import { divideHalfUp } from '#app/money/money.ts';
import { shareOut } from '#app/money/share-out.ts';

/**
 * What lenders may expect from what a partner has collected on a loan. All is cumulative, so that
 * rounding errors never add up: the amount asked for, times the local principal collected so far
 * over the local principal lent. Where the partner filled part of a flexible loan, that is first
 * split between the lenders and the partner, by what each funded, ties to the lenders.
 */
export interface CollectedFacts {
  readonly localCollected: bigint;
  readonly localAmount: bigint;
  readonly amount: bigint;
  /** What lenders funded: below `amount` only on a flexible loan. */
  readonly raised: bigint;
  /** What was expected for lenders and counted as the partner's before now. */
  readonly lendersBefore: bigint;
  readonly partnerBefore: bigint;
}

export function expectedNow(facts: CollectedFacts): { lenders: bigint; partner: bigint } {
  const { localAmount, amount, raised } = facts;
  const collected = facts.localCollected < localAmount ? facts.localCollected : localAmount;
  const reached = divideHalfUp(collected * amount, localAmount);
  const now = reached - facts.lendersBefore - facts.partnerBefore;
  if (now <= 0n) return { lenders: 0n, partner: 0n };
  const [lenders = 0n, partner = 0n] = shareOut(now, [
    { number: 1, weight: raised, paid: facts.lendersBefore },
    { number: 2, weight: amount - raised, paid: facts.partnerBefore },
  ]);
  return { lenders, partner };
}
