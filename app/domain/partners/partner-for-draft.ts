import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

/** The money people use, by country: loans are paid out in it unless the partner says otherwise. */
const currencyOf: Record<string, Currency> = {
  ID: 'IDR',
  IN: 'INR',
  KE: 'KES',
  UG: 'UGX',
  TZ: 'TZS',
  RW: 'RWF',
  GH: 'GHS',
  NG: 'NGN',
  PH: 'PHP',
  KH: 'KHR',
  VN: 'VND',
  TH: 'THB',
  LB: 'LBP',
  JO: 'JOD',
  PE: 'PEN',
  BO: 'BOB',
  CO: 'COP',
  MX: 'MXN',
  BR: 'BRL',
  SN: 'XOF',
};

export function currencyOfCountry(country: string): Currency {
  return currencyOf[country] ?? 'USD';
}

/** What a partner's draft inherits from the partner. */
export async function partnerForDraft(partnerId: number) {
  const partner = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  const last = await db().loan.findFirst({ where: { partnerId }, orderBy: { id: 'desc' } });
  return {
    country: partner.country,
    localCurrency: last ? asCurrency(last.localCurrency) : currencyOfCountry(partner.country),
    zone: partner.zone,
  };
}
