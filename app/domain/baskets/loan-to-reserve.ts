import { db } from '#app/platform/db.ts';
import { type BasketKey, basketKeys } from './basket-key.ts';
import type { FundraiserFacts } from './reservation-rules.ts';

/**
 * A loan that everybody sees, as one who would lend to it finds it now: nothing is locked, so that whoever
 * comes too late waits for nobody. Null when there is none.
 */
export async function loanToReserve(
  slug: string,
  basket: BasketKey | null,
  now: Date,
): Promise<(FundraiserFacts & { id: number; currency: string }) | null> {
  const { tokenHash, personId, basketId } = basketKeys(basket);
  const [loan] = await db().$queryRaw<(FundraiserFacts & { id: number; currency: string })[]>`
    select l.id, l.currency, l.status, l.amount, l.raised, l.share_size as "shareSize",
           l.fundraiser_ends_at as "fundraiserEndsAt",
           reserved_by_others(l.id, (select b.id from baskets b
             where b.token_hash = ${tokenHash} or b.person_id = ${personId} or b.id = ${basketId}), null, ${now}) as "reservedByOthers"
      from loans l
     where l.slug = ${slug} and l.status not in ('draft', 'in_review', 'changes_requested', 'withdrawn')`;
  return loan ?? null;
}
