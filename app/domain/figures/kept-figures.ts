import { type Cover, coverOf } from '#app/domain/books/cover.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { type PortfolioFigures, portfolioFigures } from './portfolio-figures.ts';

/** Of what figures are kept: of everything, of one partner, of a country or of a sector. */
export type FiguresOf = 'all' | `partner:${number}` | `country:${string}` | `sector:${string}`;

/** With when they were added up. */
export type KeptFigures = PortfolioFigures & { readonly asOf: Date };

/**
 * The published figures as they were last added up (keep-figures.ts), by the minute where that is
 * quick and less often where there are a million loans. Where nothing was kept yet they are added
 * up now.
 */
export async function figuresOf(request: {
  partnerId: number | null;
  currency: Currency;
  now: Date;
}): Promise<KeptFigures> {
  const { partnerId, currency, now } = request;
  const of: FiguresOf = partnerId === null ? 'all' : `partner:${partnerId}`;
  const kept = (await keptFigures([of], currency, now)).get(of);
  return kept ?? { ...(await portfolioFigures(request)), asOf: now };
}

/** Those that are kept of these, by what they are of; none where nothing was kept yet. */
export async function keptFigures(
  of: readonly FiguresOf[],
  currency: Currency,
  now: Date,
): Promise<Map<string, KeptFigures>> {
  // Whoever has kept anything has kept everything: what has no row of its own has no loans.
  const rows = await db().$queryRaw<(KeptFigures & { scope: string })[]>`
    select wanted.scope, whole.as_of as "asOf",
           coalesce(f.loan_count, 0) as "loanCount", coalesce(f.lender_count, 0) as "lenderCount",
           coalesce(f.lent, 0) as lent, coalesce(f.repaid, 0) as repaid,
           coalesce(f.outstanding, 0) as outstanding, coalesce(f.overdue, 0) as overdue,
           coalesce(f.at_risk_1, 0) as "atRisk1", coalesce(f.at_risk_30, 0) as "atRisk30",
           coalesce(f.at_risk_90, 0) as "atRisk90", coalesce(f.ended, 0) as ended,
           coalesce(f.defaulted, 0) as defaulted, coalesce(f.currency_loss, 0) as "currencyLoss"
      from unnest(${[...of]}::text[]) as wanted(scope)
      join kept_figures whole on whole.scope = 'all' and whole.currency = ${currency}
      left join kept_figures f on f.scope = wanted.scope and f.currency = ${currency}
     where whole.as_of <= ${now}`;
  return new Map(rows.map(({ scope, ...figures }) => [scope, figures]));
}

/** How many loans everybody can look at, by country, the most first. */
export async function loanPlaces(
  currency: Currency,
): Promise<{ country: string; count: number }[]> {
  const rows = await db().$queryRaw<{ country: string; count: number }[]>`
    select substr(scope, 9) as country, shown_count as count from kept_figures
     where scope like 'country:%' and currency = ${currency} and shown_count is not null`;
  const places = rows.length > 0 ? rows : await countPlaces();
  return places.toSorted(
    (one, other) => other.count - one.count || one.country.localeCompare(other.country),
  );
}

const shown = ['fundraising', 'funded', 'in_repayment', 'repaid', 'defaulted'] as const;

async function countPlaces(): Promise<{ country: string; count: number }[]> {
  const rows = await db().loan.groupBy({
    by: ['country'],
    where: { status: { in: [...shown] } },
    _count: true,
  });
  return rows.map(({ country, _count }) => ({ country, count: _count }));
}

/** The sums of check 07 of the books as they were last added up. */
export async function keptCover(currency: Currency): Promise<Cover> {
  const [row] = await db().$queryRaw<Cover[]>`
    select held, owed from kept_figures
     where scope = 'all' and currency = ${currency} and held is not null and owed is not null`;
  return row ?? coverOf(currency);
}

/** The middle one of a partner's prices, in hundredths of a percent; null where none is disclosed. */
export async function usualApr(partnerId: number, currency: Currency): Promise<number | null> {
  const [row] = await db().$queryRaw<{ apr: number | null }[]>`
    select usual_apr as apr from kept_figures
     where scope = ${`partner:${partnerId}`} and currency = ${currency}`;
  if (row) return row.apr;
  const [added] = await db().$queryRaw<{ apr: number | null }[]>`
    select percentile_disc(0.5) within group (order by apr) as apr from loans
     where partner_id = ${partnerId} and apr is not null
       and status not in ('draft', 'in_review', 'changes_requested', 'withdrawn')`;
  return added?.apr ?? null;
}
