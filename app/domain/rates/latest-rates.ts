import { db } from '#app/platform/db.ts';

/** The newest rates, those of the latest day first. */
export async function latestRates() {
  const rows = await db().exchangeRate.findMany({
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map(({ rate, ...row }) => ({ ...row, rate: rate.toFixed() }));
}
