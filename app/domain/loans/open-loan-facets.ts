import { db } from '#app/platform/db.ts';

/** What can be filtered by: only values that occur. */
export async function openLoanFacets(now: Date): Promise<{
  countries: string[];
  sectors: string[];
  purposes: string[];
  partners: { slug: string; name: string }[];
}> {
  const open = { status: 'fundraising', fundraiserEndsAt: { gt: now } } as const;
  const [countries, sectors, purposes, partners] = await Promise.all([
    db().loan.findMany({ where: open, distinct: ['country'], select: { country: true } }),
    db().loan.findMany({ where: open, distinct: ['sector'], select: { sector: true } }),
    db().loan.findMany({ where: open, distinct: ['activity'], select: { activity: true } }),
    db().partner.findMany({
      where: { loans: { some: open } },
      select: { slug: true, name: true },
      orderBy: { name: 'asc' },
    }),
  ]);
  return {
    countries: countries.map((row) => row.country).sort(),
    sectors: sectors.map((row) => row.sector).sort(),
    purposes: purposes.map((row) => row.activity).sort(),
    partners,
  };
}
