import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/people/proposals.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { recordPart, recordPayoutPart } from './record-payout-part.ts';

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
    const partId = Number(answer.subject.slice('payout_part:'.length));
    const isWaiting = await tx.payoutPart.count({ where: { id: partId, status: 'intended' } });
    if (isWaiting === 0) return { refused: 'payout_part_is_not_waiting' };
    await approve(tx, answer, { actorId, now });
    const proof = String(answer.details['proof']);
    await tx.payoutPart.update({ where: { id: partId }, data: { proof } });
    await recordPart(tx, { partId, outcome: sentByBank, now });
    return { partId };
  });
}

/** A bank has sent a wire back, perhaps days later: the money is the owner's again. */
export async function failBankPayout(request: {
  partId: number;
  failure: string;
  now: Date;
}): Promise<void> {
  const outcome = { ...sentByBank, state: 'failed', failure: request.failure } as const;
  await recordPayoutPart({ partId: request.partId, outcome, now: request.now });
}

const sentByBank = { id: '', state: 'succeeded', failure: null, balanceTransaction: null } as const;
