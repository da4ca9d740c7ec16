import { hashOf } from '#app/platform/ids.ts';

/** Which basket: a browser's by its token, an account's, or one with a number. */
export type BasketKey = string | { readonly personId: number } | { readonly basketId: number };

/** How the database finds it. */
export function basketWhere(
  key: BasketKey,
): { tokenHash: string } | { personId: number } | { id: number } {
  if (typeof key === 'string') return { tokenHash: hashOf(key) };
  return 'personId' in key ? { personId: key.personId } : { id: key.basketId };
}

/** The same for a statement of SQL: one of the three, the others null. */
export function basketKeys(key: BasketKey | null): {
  tokenHash: string | null;
  personId: number | null;
  basketId: number | null;
} {
  const where: { tokenHash?: string; personId?: number; id?: number } =
    key === null ? {} : basketWhere(key);
  const { tokenHash = null, personId = null, id: basketId = null } = where;
  return { tokenHash, personId, basketId };
}
