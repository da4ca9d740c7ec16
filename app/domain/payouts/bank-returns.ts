import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { isProposed, lockPart, sentByBank } from './bank-parts.ts';
import { recordPart } from './record-payout-part.ts';

/** The first treasurer says that a wire came back, perhaps days later, or cannot be sent at all. */
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
    const sum = { amount, currency: asCurrency(payout.currency) };
    const details = {
      ...sum,
      reason,
      status: status === 'intended' ? status : 'succeeded',
    } as const;
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
    const answer = await proposalFor(tx, { kind: 'bank_return', proposalId, actorId, now });
    if ('refused' in answer) return answer;
    const partId = answer.subjectId;
    await lockPart(tx, partId);
    // What was still to be sent when it was proposed may have been sent since.
    const { status, reason: failure } = answer.details;
    const isStill = await tx.payoutPart.count({ where: { id: partId, ...byBank, status } });
    if (isStill === 0) return { refused: 'payout_part_was_not_sent_by_bank' };
    await approve(tx, answer, { actorId, now });
    await recordPart(tx, { partId, outcome: { ...sentByBank, state: 'failed', failure }, now });
    return { partId };
  });
}

const byBank = {
  rail: 'bank_wire',
  status: { in: ['intended', 'succeeded'] },
} satisfies Prisma.PayoutPartWhereInput;
