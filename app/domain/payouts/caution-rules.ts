/**
 * What makes a withdrawal to a named account wait: whoever brings money in by stolen cards takes it out by
 * bank, before the cards' owners have noticed.
 */
const dayMs = 86_400_000;
const daysAfterCard = 7;

/** Until when what cannot go back to its card waits; null where none of the money came by card. */
export function waitsUntil(hasPaidByCard: boolean, now: Date): Date | null {
  return hasPaidByCard ? new Date(now.getTime() + daysAfterCard * dayMs) : null;
}

/** Whether a treasurer looks first: more than the stated sum within a day, to accounts that were named. */
export function needsLook(named: bigint, namedToday: bigint, most: bigint): boolean {
  return named > 0n && named + namedToday > most;
}

/** Why a look is worth it, for whoever looks. */
export type Caution = 'new_account' | 'new_bank' | 'many_cards';

const daysNew = 30;
const manyCards = 3;

export function cautions(
  facts: { since: Date; isBankKnown: boolean; cards: readonly string[] },
  now: Date,
): Caution[] {
  const found: Caution[] = [];
  if (now.getTime() - facts.since.getTime() < daysNew * dayMs) found.push('new_account');
  if (!facts.isBankKnown) found.push('new_bank');
  if (new Set(facts.cards).size >= manyCards) found.push('many_cards');
  return found;
}
