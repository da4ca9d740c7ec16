import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';

/** The newest rates, those of the latest day first. */
export async function latestRates() {
  const rows = await db().exchangeRate.findMany({
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map(({ rate, ...row }) => ({
    ...pick(row, 'id', 'currency', 'perCurrency', 'day', 'source'),
    rate: rate.toFixed(),
  }));
}
