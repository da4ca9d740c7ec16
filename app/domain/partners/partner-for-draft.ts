import { currencyOfCountry } from '#app/money/countries.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { fundingCurrency } from '#app/platform/env.ts';

/** What a partner's draft inherits from the partner. */
export async function partnerForDraft(partnerId: number) {
  const partner = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  const last = await db().loan.findFirst({ where: { partnerId }, orderBy: { id: 'desc' } });
  return {
    country: partner.country,
    localCurrency: last
      ? asCurrency(last.localCurrency)
      : (currencyOfCountry(partner.country) ?? fundingCurrency()),
    zone: partner.zone,
  };
}
