import { db } from '#app/platform/db.ts';
import { bankDetailsOf } from './bank-details.ts';
import { stripeWayOf } from './stripe-accounts.ts';

/** How a partner is paid, for its own staff: its rail, the end of its bank account, Stripe. */
export async function partnerPayoutWay(request: { partnerId: number; now: Date }) {
  const { partnerId, now } = request;
  const { payoutRail, country } = await db().partner.findUniqueOrThrow({
    where: { id: partnerId },
  });
  const held = await bankDetailsOf(db(), partnerId);
  const bank = held && { bank: held.bank, account: `… ${held.account.slice(-4)}` };
  return { rail: payoutRail, bank, ...(await stripeWayOf({ partnerId, country, now })) };
}
