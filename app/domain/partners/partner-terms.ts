import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { lock } from '#app/platform/locks.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { Partner } from '#app/platform/generated/client.ts';
import { type PartnerTerms, changesOf, termsOf, wasOf } from './partner-terms-rules.ts';
import { lookAtStripeAccount, openStripeAccount } from './stripe-accounts.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';

type Refusal =
  'nothing_changes' | 'stripe_account_is_not_ready' | 'terms_have_changed' | 'payments_are_away';

/**
 * The first of two says on what terms we work with a partner from now on: by which rail it is paid,
 * which figure its files carry, who bears which risk, what we keep of a currency gain. Loans keep
 * the terms that they were written under.
 */
export async function proposePartnerTerms(request: {
  partnerId: number;
  terms: PartnerTerms;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { partnerId, terms, actorId, now } = request;
  return inTransaction(async (tx) => {
    const partner = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    const account = await openStripeAccount(tx, partnerId);
    const isByStripe = terms.payoutRail === 'stripe';

    if (isByStripe && !account?.canReceive) return { refused: 'stripe_account_is_not_ready' };
    const stripeAccountId = isByStripe && account ? account.accountId : partner.stripeAccountId;
    const changes = changesOf(partner, { ...terms, stripeAccountId });
    if (Object.keys(changes).length === 0) return { refused: 'nothing_changes' };

    const subject = `partner:${partnerId}`;
    const details = { partner: partner.name, ...changes, ...wasOf(partner, changes) };
    return propose(tx, { kind: 'partner_terms', subject, details, actorId, now });
  });
}

/** The second agrees to what changes, and only if it still changes what the first saw. */
export async function changePartnerTerms(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ partnerId: number } | { refused: ApprovalRefusal | Refusal }> {
  const { proposalId, actorId, now } = request;
  if (!(await isLookedAt(proposalId, now))) return { refused: 'payments_are_away' };
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'partner_terms', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const partnerId = agreed.subjectId;
    await lock(tx, 'partner', partnerId);
    const partner: Partner = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    const { changes, was } = termsOf(agreed.details);
    const account = await openStripeAccount(tx, partnerId);

    if (Object.entries(was).some(([name, value]) => partner[name as keyof Partner] !== value)) {
      return { refused: 'terms_have_changed' };
    }
    // Meanwhile the partner may have opened another account, or Stripe may have closed this one.
    const isPaidInto = (changes.payoutRail ?? partner.payoutRail) === 'stripe';
    const accountId = changes.stripeAccountId ?? partner.stripeAccountId;
    if (isPaidInto && (account?.accountId !== accountId || !account?.canReceive)) {
      return { refused: 'stripe_account_is_not_ready' };
    }

    await approve(tx, agreed, { actorId, now });
    await tx.partner.update({ where: { id: partnerId }, data: changes });
    return { partnerId };
  });
}

/** Nobody agrees to pay into an account as it stood yesterday. */
async function isLookedAt(proposalId: number, now: Date): Promise<boolean> {
  const said = await db().proposal.findFirst({
    where: { id: proposalId, kind: 'partner_terms', approvedAt: null, withdrawnAt: null },
  });
  const partnerId = Number(said?.subject.slice('partner:'.length));
  try {
    if (said) await lookAtStripeAccount({ partnerId, now });
    return true;
  } catch (error) {
    if (isStripeTrouble(error)) return false;
    throw error;
  }
}
