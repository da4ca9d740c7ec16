import { db } from '#app/platform/db.ts';

/** What partners are called, by their addresses. A host works with dozens, not thousands. */
export async function partnerNames(): Promise<{ slug: string; name: string }[]> {
  return db().partner.findMany({ select: { slug: true, name: true }, orderBy: { name: 'asc' } });
}
