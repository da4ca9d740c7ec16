import { lock } from '#app/platform/locks.ts';
import { holdPayout } from './hold-payout.ts';
import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { post } from '#app/ledger/post.ts';
import { type Currency, stripeStep } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';

type Refusal = 'nothing_is_payable' | 'terms_have_changed';

/** The first of two proposes paying a partner what we owe it: payable and overpaid. */
export async function proposePartnerPayout(request: {
  partnerId: number;
  currency: Currency;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { partnerId, currency, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { payable, overpaid } = await owedTo(tx, partnerId, currency);
    const { name, payoutRail } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    const owed = payable + overpaid;
    // What Stripe cannot move of it waits for more.
    const amount = payoutRail === 'stripe' ? owed - (owed % stripeStep(currency)) : owed;
    if (amount === 0n) return { refused: 'nothing_is_payable' };
    const details = { partner: name, payoutRail, currency, amount };
    const subject = `partner:${partnerId}`;
    return propose(tx, { kind: 'partner_payout', subject, details, actorId, now });
  });
}

/** The second agrees to that amount: it is held, and sent by the partner's rail. */
export async function payPartner(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ payoutId: number } | { refused: ApprovalRefusal | Refusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'partner_payout', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const partnerId = agreed.subjectId;
    const { currency, amount } = agreed.details;
    const partner = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    await lock(tx, 'partner', partnerId);
    const { payable, overpaid } = await owedTo(tx, partnerId, currency);
    const { payoutRail = partner.payoutRail } = agreed.details;

    if (payoutRail !== partner.payoutRail) return { refused: 'terms_have_changed' };
    // Netting may have used some of it since: then it must be proposed again.
    if (payable + overpaid < amount) return { refused: 'nothing_is_payable' };

    await approve(tx, agreed, { actorId, now });
    const owner = `partner:${partnerId}:payable` as const;
    if (amount > payable) {
      const from = `partner:${partnerId}:overpaid` as const;
      await post(tx, {
        key: `overpaid_back:${proposalId}`,
        kind: 'overpaid_back',
        bookedAt: now,
        movements: [{ from, to: owner, amount: amount - payable, currency }],
      });
    }
    const { payoutId } = await holdPayout(tx, {
      kind: 'partner',
      owner,
      ownerId: { partnerId },
      currency,
      parts: [{ rail: partner.payoutRail === 'stripe' ? 'stripe_transfer' : 'bank_wire', amount }],
      requestedById: agreed.proposedById,
      now,
    });
    await enqueue(tx, 'payout.send', { payoutId }, now);
    return { payoutId };
  });
}

async function owedTo(tx: Tx, partnerId: number, currency: Currency) {
  const payable = `partner:${partnerId}:payable` as const;
  const overpaid = `partner:${partnerId}:overpaid` as const;
  await lockAccounts(tx, [payable, overpaid], currency);
  return {
    payable: await balanceOf(tx, payable, currency),
    overpaid: await balanceOf(tx, overpaid, currency),
  };
}
