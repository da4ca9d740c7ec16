import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import type { WithProof } from '#app/domain/approvals/proofs.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';
import { isProposed, lockPart, sentByBank } from './bank-parts.ts';
import { accountEnd, recipientOf, withRecipient } from './lender-bank.ts';
import { lenderTrouble } from './lender-trouble.ts';
import { recordPart } from './record-payout-part.ts';

type ProposalAnswer =
  | { proposalId: number }
  | {
      refused:
        | 'payout_part_is_not_waiting'
        | 'payout_part_waits_some_days'
        | 'payout_part_needs_a_look'
        | 'dispute_is_open'
        | 'payment_is_looked_into'
        | 'proof_is_missing'
        | 'already_proposed'
        | 'bank_details_are_missing';
    };

/** The first treasurer has sent a payout by bank and gives the proof. */
export async function proposeBankPayout(
  request: { partId: number; proof: string; actorId: number; now: Date } & WithProof,
): Promise<ProposalAnswer> {
  const { partId, proof, proofFile = null, actorId, now } = request;
  return inTransaction(async (tx) => {
    const subject = await lockPart(tx, partId);
    const part = await tx.payoutPart.findFirst({
      where: { id: partId, rail: 'bank_wire', status: 'intended' },
      include: withRecipient,
    });
    if (!part) return { refused: 'payout_part_is_not_waiting' };
    if (part.waitsUntil && part.waitsUntil > now) return { refused: 'payout_part_waits_some_days' };
    if (part.needsLook && !part.lookedAt) return { refused: 'payout_part_needs_a_look' };
    const trouble = await lenderTrouble(tx, part.payout.lenderId);
    if (trouble) return { refused: trouble };
    if (proof.trim() === '') return { refused: 'proof_is_missing' };
    if (await isProposed(tx, subject)) return { refused: 'already_proposed' };
    const to = await recipientOf(tx, part);
    if (!to && part.payout.plan) return { refused: 'bank_details_are_missing' };
    const sum = { amount: part.amount, currency: asCurrency(part.payout.currency) };
    const account = to && { holder: to.holder, account: accountEnd(to.account) };
    const details = { ...sum, ...account, proof };
    return propose(tx, { kind: 'bank_payout', subject, details, proofFile, actorId, now });
  });
}

/** The second treasurer agrees: `payout:held -> bank`. */
export async function approveBankPayout(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<
  | { partId: number }
  | {
      refused:
        | ApprovalRefusal
        | 'payout_part_is_not_waiting'
        | 'dispute_is_open'
        | 'payment_is_looked_into';
    }
> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const answer = await proposalFor(tx, { kind: 'bank_payout', proposalId, actorId, now });
    if ('refused' in answer) return answer;
    const partId = answer.subjectId;
    await lockPart(tx, partId);
    const part = await tx.payoutPart.findFirst({
      where: { id: partId, status: 'intended' },
      include: { payout: { select: { lenderId: true } } },
    });
    if (!part) return { refused: 'payout_part_is_not_waiting' };
    const trouble = await lenderTrouble(tx, part.payout.lenderId);
    if (trouble) return { refused: trouble };
    await approve(tx, answer, { actorId, now });
    const { proof } = answer.details;
    await tx.payoutPart.update({ where: { id: partId }, data: { proof } });
    await recordPart(tx, { partId, outcome: sentByBank, now });
    return { partId };
  });
}
