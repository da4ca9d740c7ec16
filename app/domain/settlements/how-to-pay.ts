import { accountToPay } from '#app/domain/banking/account-to-pay.ts';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { inLocalMoney, payableLocally } from './local-money.ts';
import { payBy } from './pay-by-rules.ts';

/** Where and by when a partner pays it, and with which reference. */
export async function howToPay(settlement: {
  id: number;
  currency: string;
  issuedAt: Date | null;
  partner: { zone: string };
}) {
  const funding = asCurrency(settlement.currency);
  const [local] = await payableLocally(db(), { funding, id: settlement.id });
  const localAccount = local && (await accountToPay(local.local));
  return {
    /** The same in the money that its loans are repaid in, where the host has an account for that. */
    local:
      local && localAccount
        ? { account: localAccount, currency: local.local, amount: inLocalMoney(local, funding) }
        : null,
    account: await accountToPay(settlement.currency),
    reference: shownReference(creditorReference('settlement', settlement.id)),
    by: payBy(settlement, settlement.partner.zone),
  };
}
