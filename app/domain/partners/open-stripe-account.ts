import { audit } from '#app/domain/audit/audit.ts';
import {
  type ConnectedAccount,
  onboardingLink,
  openAccount,
  stripeReach,
} from '#app/payments/connect.ts';
import { StripeRefused, isStripeTrouble } from '#app/payments/stripe.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { Partner } from '#app/platform/generated/client.ts';
import { log } from '#app/platform/log.ts';
import { isUnseen, lookAtStripeAccount } from './stripe-accounts.ts';

type Refusal =
  'stripe_does_not_reach_the_country' | 'stripe_opens_no_account' | 'payments_are_away';

/**
 * A partner's manager goes to Stripe to open an account of the partner's own there, or to tell
 * Stripe what it still asks for. No money follows: that takes two of the host's people
 * (partner-terms.ts).
 */
export async function goToStripe(request: {
  partnerId: number;
  email: string;
  returnUrl: string;
  refreshUrl: string;
  actorId: number;
  now: Date;
}): Promise<{ url: string } | { refused: Refusal }> {
  const { partnerId, returnUrl, refreshUrl, now } = request;
  try {
    const held = await lookAtStripeAccount({ partnerId, now });
    if (held && isUnseen(held)) await close(held.id, now);
    const accountId = held && !isUnseen(held) ? held.accountId : await open(request);
    if (accountId === null) return { refused: 'stripe_does_not_reach_the_country' };
    return { url: await onboardingLink({ accountId, returnUrl, refreshUrl }) };
  } catch (error) {
    if (!(error instanceof StripeRefused) && !isStripeTrouble(error)) throw error;
    log().warn({ err: error, partnerId }, 'stripe_account.not_opened');
    const isNo = error instanceof StripeRefused;
    return { refused: isNo ? 'stripe_opens_no_account' : 'payments_are_away' };
  }
}

/** Another takes its place. */
async function close(id: number, now: Date): Promise<void> {
  await db().partnerStripeAccount.update({ where: { id }, data: { closedAt: now } });
}

async function open(request: {
  partnerId: number;
  email: string;
  actorId: number;
  now: Date;
}): Promise<string | null> {
  const { partnerId, email, actorId, now } = request;
  const partner = await db().partner.findUniqueOrThrow({
    where: { id: partnerId },
    include: { _count: { select: { stripeAccounts: true } } },
  });
  const { hostCountry, countries } = await stripeReach();
  if (!countries.includes(partner.country)) return null;
  const { name, country } = partner;
  // Two presses, or one whose answer was lost, open one account.
  const idempotencyKey = `partner-account-${partnerId}-${partner._count.stripeAccounts}`;
  const made = await openAccount({ partnerId, name, country, email, hostCountry, idempotencyKey });
  await keep(partner, made, { actorId, now });
  return made.accountId;
}

async function keep(
  partner: Partner,
  { currentlyDue, ...made }: ConnectedAccount,
  { actorId, now }: { actorId: number; now: Date },
): Promise<void> {
  const partnerId = partner.id;
  await inTransaction(async (tx) => {
    const data = {
      ...made,
      partnerId,
      currentlyDue: [...currentlyDue],
      openedAt: now,
      openedById: actorId,
      lookedAt: now,
    };
    const { count } = await tx.partnerStripeAccount.createMany({ data, skipDuplicates: true });
    if (count === 0) return;
    const subject = `partner:${partnerId}`;
    const after = { partner: partner.name, account: made.accountId };
    await audit(tx, { actorId, verb: 'open-stripe-account', subject, after, now });
  });
}
