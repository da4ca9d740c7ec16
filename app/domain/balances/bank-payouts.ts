import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/people/proposals.ts';
import { db, inTransaction } from '#app/platform/db.ts';
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
  });
  if (!part) return { refused: 'payout_part_is_not_waiting' };
  if (proof.trim() === '') return { refused: 'proof_is_missing' };
  const details = { proof };
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

/** The first treasurer sees on the bank's statement that a wire came back, perhaps days later. */
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
      where: { id: partId, ...sentByBankRows },
      include: { payout: true },
    });
    if (!part) return { refused: 'payout_part_was_not_sent_by_bank' };
    const details = { reason, amount: String(part.amount), currency: part.payout.currency };
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
    const isSent = await tx.payoutPart.count({ where: { id: partId, ...sentByBankRows } });
    if (isSent === 0) return { refused: 'payout_part_was_not_sent_by_bank' };
    await approve(tx, answer, { actorId, now });
    const failure = String(answer.details['reason']);
    await recordPart(tx, { partId, outcome: { ...sentByBank, state: 'failed', failure }, now });
    return { partId };
  });
}

const sentByBankRows = { rail: 'bank_wire', status: 'succeeded' } as const;
const sentByBank = { id: '', state: 'succeeded', failure: null, balanceTransaction: null } as const;
