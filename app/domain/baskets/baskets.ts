import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { db } from '#app/platform/db.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';
import { type BasketKey, basketKeys, basketWhere } from './basket-key.ts';

/** Opens an empty basket for whoever holds the token; it needs no account. */
export async function openBasket(now: Date): Promise<string> {
  const token = newToken();
  await db().basket.create({ data: { tokenHash: hashOf(token), createdAt: now } });
  return token;
}

/** The one basket of an account, the same in every browser. */
export async function openOwnBasket(personId: number, now: Date): Promise<void> {
  const data = { tokenHash: hashOf(newToken()), personId, createdAt: now };
  // Two browsers at the same moment open one.
  await db().basket.createMany({ data: [data], skipDuplicates: true });
}

/** What is in a basket now. Expired slices are listed apart, and belong to everyone again. */
export async function basketOf(key: BasketKey | null, now: Date) {
  if (!key) return { live: [], expired: [] };
  const rows = await db().reservation.findMany({
    where: { basket: basketWhere(key) },
    include: { loan: { include: { borrower: borrowerWithConsent, partner: true } } },
    orderBy: { id: 'asc' },
  });
  const named = rows.map((row) => {
    const { borrower } = row.loan;
    const facts = { ...borrower, hasConsent: borrower.consents.length > 0 };
    // What is in a basket is open to be lent to: as everybody sees it.
    const seen = seenBorrower(facts, { status: 'fundraising', isLate: false }, 'public');
    return { ...row, seen, name: seen.name };
  });
  return {
    live: named.filter((row) => row.expiresAt > now),
    expired: named.filter((row) => row.expiresAt <= now),
  };
}

/** How many slices are set aside in it: what the frame of every page says. */
export async function countInBasket(key: BasketKey | null, now: Date): Promise<number> {
  if (!key) return 0;
  const { tokenHash, personId, basketId } = basketKeys(key);
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from baskets b join reservations r on r.basket_id = b.id
     where r.expires_at > ${now} and (b.id = ${basketId} or b.person_id = ${personId} or b.token_hash = ${tokenHash})`;
  return row?.count ?? 0;
}
