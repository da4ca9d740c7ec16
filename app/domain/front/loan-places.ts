import { db } from '#app/platform/db.ts';

const shown = ['fundraising', 'funded', 'in_repayment', 'repaid', 'defaulted'] as const;

/** How many loans everybody can look at, by country, the most first. */
export async function loanPlaces(): Promise<{ country: string; count: number }[]> {
  const rows = await db().loan.groupBy({
    by: ['country'],
    where: { status: { in: [...shown] } },
    _count: true,
  });
  return rows
    .map(({ country, _count }) => ({ country, count: _count }))
    .toSorted((one, other) => other.count - one.count || one.country.localeCompare(other.country));
}
