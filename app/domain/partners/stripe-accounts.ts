import { db, type Tx } from '#app/platform/db.ts';
import type { PartnerStripeAccount } from '#app/platform/generated/client.ts';
import { takesCards } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';
import { accountNow, stripeReach } from '#app/payments/connect.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';

/** What is known of an account that Stripe does not let us see. */
const unseen = {
  canReceive: false,
  canPayOut: false,
  currentlyDue: [],
  disabledReason: 'account_invalid',
};

export const isUnseen = (account: { disabledReason: string | null }) =>
  account.disabledReason === unseen.disabledReason;

/** The account that a partner has open at Stripe; null without one. */
export async function openStripeAccount(
  reader: Pick<Tx, 'partnerStripeAccount'>,
  partnerId: number,
): Promise<PartnerStripeAccount | null> {
  return reader.partnerStripeAccount.findFirst({ where: { partnerId, closedAt: null } });
}

/**
 * Asks Stripe how a partner's account stands and keeps the answer. One that Stripe does not let us see
 * (its holder cut it off, or our key is another one) cannot receive; it is closed only when its
 * partner opens another. @throws StripeError where Stripe does not answer
 */
export async function lookAtStripeAccount(request: {
  partnerId: number;
  now: Date;
}): Promise<PartnerStripeAccount | null> {
  const { partnerId, now } = request;
  const held = await openStripeAccount(db(), partnerId);
  if (!held) return null;
  const found = await accountNow(held.accountId);
  const facts = found && { ...found, currentlyDue: [...found.currentlyDue] };
  return db().partnerStripeAccount.update({
    where: { id: held.id },
    data: { ...(facts ?? unseen), lookedAt: now },
  });
}

/** The partners whose accounts at Stripe are looked at once a day. */
export async function partnersWithStripeAccounts(): Promise<number[]> {
  const rows = await db().partnerStripeAccount.findMany({
    where: { closedAt: null },
    select: { partnerId: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => row.partnerId);
}

/** How a partner may be paid: by its own account at Stripe where Stripe reaches it, else by wire. */
export type StripeWay = 'open' | 'reached' | 'not_reached' | 'not_known';

/** What a page about a partner's payouts shows, as fresh as Stripe will tell while the page waits. */
export async function stripeWayOf(request: {
  partnerId: number;
  country: string;
  now: Date;
}): Promise<{ way: StripeWay; account: PartnerStripeAccount | null }> {
  const { partnerId, country, now } = request;
  if (!takesCards()) return { way: 'not_reached', account: null };
  try {
    const account = await lookAtStripeAccount({ partnerId, now });
    if (account) return { way: 'open', account };
    const { countries } = await stripeReach();
    return { way: countries.includes(country) ? 'reached' : 'not_reached', account: null };
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log().warn({ err: error, partnerId }, 'stripe_account.not_read');
    const account = await openStripeAccount(db(), partnerId);
    return { way: account ? 'open' : 'not_known', account };
  }
}
