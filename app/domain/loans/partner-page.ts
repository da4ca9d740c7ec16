import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { partnerTold } from '#app/domain/partners/describe-partner.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { closingSoon } from './open-loans.ts';
import { figuresOf, usualApr } from '#app/domain/figures/kept-figures.ts';
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
  const figures = await figuresOf({ partnerId: partner.id, currency, now });
  const { cards } = await closingSoon({ partner: slug, most: 6, now, language });
  return {
    name: partner.name,
    telling: (await partnerTold(partner.id, language ?? 'en')).telling,
    usualApr: await usualApr(partner.id, currency),
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
    asOf: figures.asOf,
    cards,
    now,
  };
}

/** A partner's record as a reviewer needs it beside a draft. */
export async function partnerRecord(partnerId: number, now: Date) {
  const currency = fundingCurrency();
  const figures = await figuresOf({ partnerId, currency, now });
  return {
    rates: publishedRates(figures),
    asOf: figures.asOf,
    loanCount: await db().loan.count({ where: { partnerId } }),
    sentBackCount: await db().loan.count({
      where: { partnerId, events: { some: { becomes: 'changes_requested' } } },
    }),
  };
}
