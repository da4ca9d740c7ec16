import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { partnerTold } from '#app/domain/partners/describe-partner.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { openLoans } from './open-loans.ts';
import { portfolioFigures } from './portfolio-figures.ts';
import { publishedRates } from './rate-rules.ts';

/** What everyone may know of a partner; null when there is no such one. */
export async function partnerPage(request: {
  slug: string;
  currency: Currency;
  now: Date;
  language?: string;
}) {
  const { slug, currency, now, language } = request;
  const partner = await db().partner.findUnique({
    where: { slug },
    include: { suspensions: { where: { liftedAt: null } } },
  });
  if (!partner) return null;
  const figures = await portfolioFigures({ partnerId: partner.id, currency, now });
  const { cards } = await openLoans(
    { choices: { partner: { values: [slug], mode: 'any' } } },
    now,
    language,
  );
  return {
    name: partner.name,
    telling: (await partnerTold(partner.id, language ?? 'en')).telling,
    usualApr: await usualApr(partner.id),
    country: partner.country,
    since: partner.createdAt,
    isDemo: partner.isDemo,
    nonpaymentLiability: partner.nonpaymentLiability,
    currencyLiability: partner.currencyLiability,
    currencyCoverage: partner.currencyCoverage,
    gainFee: partner.gainFee,
    notice: partner.suspensions[0]?.notice ?? null,
    figures: pick(figures, 'loanCount', 'lent', 'repaid', 'outstanding'),
    rates: publishedRates(figures),
    cards: cards.slice(0, 6),
    now,
  };
}

/** The middle one of its loans' prices, in hundredths of a percent; null where none is disclosed. */
async function usualApr(partnerId: number): Promise<number | null> {
  const [row] = await db().$queryRaw<{ apr: number | null }[]>`
    select percentile_disc(0.5) within group (order by apr) as apr from loans
     where partner_id = ${partnerId} and apr is not null
       and status not in ('draft', 'in_review', 'changes_requested', 'withdrawn')`;
  return row?.apr ?? null;
}

/** A partner's record as a reviewer needs it beside a draft. */
export async function partnerRecord(partnerId: number, now: Date) {
  const currency = fundingCurrency();
  const figures = await portfolioFigures({ partnerId, currency, now });
  return {
    rates: publishedRates(figures),
    asOf: now,
    loanCount: await db().loan.count({ where: { partnerId } }),
    sentBackCount: await db().loan.count({
      where: { partnerId, events: { some: { becomes: 'changes_requested' } } },
    }),
  };
}
