import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/people/proposals.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { accountEnd, recipientOf } from './lender-bank.ts';
import { recordPart } from './record-payout-part.ts';

type ProposalAnswer =
  | { proposalId: number }
  | {
      refused:
        | 'payout_part_is_not_waiting'
        | 'proof_is_missing'
        | 'already_proposed'
        | 'bank_details_are_missing';
    };

/** The first treasurer has sent a payout by bank and says with which proof. */
export async function proposeBankPayout(request: {
  partId: number;
  proof: string;
  actorId: number;
  now: Date;
}): Promise<ProposalAnswer> {
  const { partId, proof, actorId, now } = request;
  return inTransaction(async (tx) => {
    const subject = await lockPart(tx, partId);
    const part = await tx.payoutPart.findFirst({
      where: { id: partId, rail: 'bank_wire', status: 'intended' },
      include: { payout: { include: { plan: true } } },
    });
    if (!part) return { refused: 'payout_part_is_not_waiting' };
    if (proof.trim() === '') return { refused: 'proof_is_missing' };
    if (await isProposed(tx, subject)) return { refused: 'already_proposed' };
    const to = await recipientOf(part.payout);
    if (!to && part.payout.plan) return { refused: 'bank_details_are_missing' };
    // Who it is for is read by the second person, and not kept in the audit log for ever.
    const audited = { ...(to && { account: accountEnd(to.account) }), proof };
    const details = { ...(to && { holder: to.holder }), ...audited };
    return propose(tx, { kind: 'bank_payout', subject, details, audited, actorId, now });
  });
}

/** The second treasurer agrees: `payout:held -> bank`. */
export async function approveBankPayout(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ partId: number } | { refused: ApprovalRefusal | 'payout_part_is_not_waiting' }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const answer = await proposalFor(tx, { kind: 'bank_payout', proposalId, actorId });
    if ('refused' in answer) return answer;
    const partId = answer.subjectId;
    await lockPart(tx, partId);
    const isWaiting = await tx.payoutPart.count({ where: { id: partId, status: 'intended' } });
    if (isWaiting === 0) return { refused: 'payout_part_is_not_waiting' };
    await approve(tx, answer, { actorId, now });
    const proof = String(answer.details['proof']);
    await tx.payoutPart.update({ where: { id: partId }, data: { proof } });
    await recordPart(tx, { partId, outcome: sentByBank, now });
    return { partId };
  });
}

/** The first treasurer sees that a wire came back, perhaps days later, or that it cannot be sent at all. */
export async function proposeBankReturn(request: {
  partId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<
  { proposalId: number } | { refused: 'payout_part_was_not_sent_by_bank' | 'already_proposed' }
> {
  const { partId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const subject = await lockPart(tx, partId);
    const part = await tx.payoutPart.findFirst({
      where: { id: partId, ...byBank },
      include: { payout: true },
    });
    if (!part) return { refused: 'payout_part_was_not_sent_by_bank' };
    const { status, amount, payout } = part;
    const details = { reason, amount: String(amount), currency: payout.currency, status };
    if (await isProposed(tx, subject)) return { refused: 'already_proposed' };
    return propose(tx, { kind: 'bank_return', subject, details, actorId, now });
  });
}

/** The second treasurer agrees: the sending is mirrored, and the money is its owner's again. */
export async function returnBankPayout(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<
  { partId: number } | { refused: ApprovalRefusal | 'payout_part_was_not_sent_by_bank' }
> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const answer = await proposalFor(tx, { kind: 'bank_return', proposalId, actorId });
    if ('refused' in answer) return answer;
    const partId = answer.subjectId;
    await lockPart(tx, partId);
    // What was to be sent when the first one looked may have been sent since.
    const status = answer.details['status'] === 'intended' ? 'intended' : 'succeeded';
    const isStill = await tx.payoutPart.count({ where: { id: partId, ...byBank, status } });
    if (isStill === 0) return { refused: 'payout_part_was_not_sent_by_bank' };
    await approve(tx, answer, { actorId, now });
    const failure = String(answer.details['reason']);
    await recordPart(tx, { partId, outcome: { ...sentByBank, state: 'failed', failure }, now });
    return { partId };
  });
}

/** Nobody else proposes or agrees about a part while this goes on. @returns what proposals call it. */
async function lockPart(tx: Tx, partId: number): Promise<string> {
  await tx.$queryRaw`select id from payout_parts where id = ${partId} for update`;
  return `payout_part:${partId}`;
}

/** Sent, and cannot be sent: only one of them waits for a second person at a time. */
async function isProposed(tx: Tx, subject: string): Promise<boolean> {
  const open = {
    kind: { in: ['bank_payout', 'bank_return'] },
    approvedAt: null,
    withdrawnAt: null,
  };
  return (await tx.proposal.count({ where: { subject, ...open } })) > 0;
}

const byBank = {
  rail: 'bank_wire',
  status: { in: ['intended', 'succeeded'] },
} satisfies Prisma.PayoutPartWhereInput;
const sentByBank = { id: '', state: 'succeeded', failure: null, balanceTransaction: null } as const;
