import { accountToPay } from '#app/domain/banking/account-to-pay.ts';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import { payBy } from './pay-by-rules.ts';

/** Where and by when a partner pays it, and with which reference. */
export async function howToPay(settlement: {
  id: number;
  currency: string;
  issuedAt: Date | null;
  partner: { zone: string };
}) {
  return {
    account: await accountToPay(settlement.currency),
    reference: shownReference(creditorReference('settlement', settlement.id)),
    by: payBy(settlement, settlement.partner.zone),
  };
}
