import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { db } from '#app/platform/db.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';

/** Opens an empty basket for whoever holds the token; it needs no account. */
export async function openBasket(now: Date): Promise<string> {
  const token = newToken();
  await db().basket.create({ data: { tokenHash: hashOf(token), createdAt: now } });
  return token;
}

/** What is in a basket now. Expired slices are listed apart, and belong to everyone again. */
export async function basketOf(token: string | null, now: Date) {
  if (!token) return { live: [], expired: [] };
  const rows = await db().reservation.findMany({
    where: { basket: { tokenHash: hashOf(token) } },
    include: { loan: { include: { borrower: borrowerWithConsent, partner: true } } },
    orderBy: { id: 'asc' },
  });
  const named = rows.map((row) => ({ ...row, name: nameForLender(row.loan.borrower) }));
  return {
    live: named.filter((row) => row.expiresAt > now),
    expired: named.filter((row) => row.expiresAt <= now),
  };
}
