import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/people/proposals.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { accountEnd, recipientOf } from './lender-bank.ts';
import { recordPart } from './record-payout-part.ts';

type ProposalAnswer =
  | { proposalId: number }
  | { refused: 'payout_part_is_not_waiting' | 'proof_is_missing' | 'already_proposed' };

/** The first treasurer has sent a payout by bank and says with which proof. */
export async function proposeBankPayout(request: {
  partId: number;
  proof: string;
  actorId: number;
  now: Date;
}): Promise<ProposalAnswer> {
  const { partId, proof, actorId, now } = request;
  const part = await db().payoutPart.findFirst({
    where: { id: partId, rail: 'bank_wire', status: 'intended' },
    include: { payout: { include: { plan: true } } },
  });
  if (!part) return { refused: 'payout_part_is_not_waiting' };
  if (proof.trim() === '') return { refused: 'proof_is_missing' };
  const to = await recipientOf(part.payout);
  const details = { ...(to && { holder: to.holder, account: accountEnd(to.account) }), proof };
  return inTransaction((tx) =>
    propose(tx, { kind: 'bank_payout', subject: `payout_part:${partId}`, details, actorId, now }),
  );
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
    const part = await tx.payoutPart.findFirst({
      where: { id: partId, ...byBank },
      include: { payout: true },
    });
    if (!part) return { refused: 'payout_part_was_not_sent_by_bank' };
    const { status, amount, payout } = part;
    const details = { reason, amount: String(amount), currency: payout.currency, status };
    const subject = `payout_part:${partId}`;
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

const byBank = {
  rail: 'bank_wire',
  status: { in: ['intended', 'succeeded'] },
} satisfies Prisma.PayoutPartWhereInput;
const sentByBank = { id: '', state: 'succeeded', failure: null, balanceTransaction: null } as const;
