import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { figuresOf, keptFigures } from '#app/domain/figures/kept-figures.ts';
import { publishedRates } from './rate-rules.ts';

/**
 * Every field partner with its record, by what it has paid out.
 *
 * @param most only those with the most loans.
 */
export async function partnerList(currency: Currency, now: Date, most?: number) {
  const partners = await db().partner.findMany({
    ...(most !== undefined && { where: { id: { in: await busiest(most) } } }),
    select: {
      id: true,
      slug: true,
      name: true,
      country: true,
      createdAt: true,
      _count: { select: { loans: { where: { status: 'fundraising' } } } },
    },
    orderBy: { name: 'asc' },
  });
  const kept = await keptFigures(
    partners.map(({ id }) => `partner:${id}` as const),
    currency,
    now,
  );
  const rows = [];
  for (const { id, slug, name, country, createdAt, _count } of partners) {
    const figures =
      kept.get(`partner:${id}`) ?? (await figuresOf({ partnerId: id, currency, now }));
    const rateOf = (wanted: 'par30' | 'default') =>
      publishedRates(figures).find((row) => row.name === wanted)?.rate ?? null;
    rows.push({
      slug,
      name,
      country,
      since: createdAt,
      open: _count.loans,
      paidOut: figures.loanCount,
      lent: figures.lent,
      late: rateOf('par30'),
      lost: rateOf('default'),
      asOf: figures.asOf,
    });
  }
  return rows.toSorted((one, other) => other.paidOut - one.paidOut);
}

async function busiest(most: number): Promise<number[]> {
  const rows = await db().loan.groupBy({
    by: ['partnerId'],
    where: { status: { in: ['in_repayment', 'repaid', 'defaulted'] } },
    _count: true,
  });
  const ordered = rows.toSorted(
    (one, other) => other._count - one._count || one.partnerId - other.partnerId,
  );
  return ordered.slice(0, most).map(({ partnerId }) => partnerId);
}
