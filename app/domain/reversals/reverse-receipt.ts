import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { total } from '#app/money/share-out.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';
import { reverseWire } from './reverse-wire.ts';
import { whatAWireBecame } from './what-a-wire-became.ts';
import type { ReversalRefusal } from './reversal-rules.ts';

/** The first treasurer says that money we booked as received was never ours (a recalled wire). */
export async function proposeReversal(request: {
  /** Any receipt of the payment: all that came of it is reversed. */
  receiptId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: ReversalRefusal | 'already_proposed' }> {
  const { receiptId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { receipts, refused, ...wire } = await whatAWireBecame(tx, receiptId);
    if (refused) return { refused };
    const { name } = await tx.partner.findUniqueOrThrow({ where: { id: wire.partnerId } });
    const amount = total(receipts.map((receipt) => receipt.amount));
    const details = { amount, currency: asCurrency(wire.currency), partner: name, reason };
    const subject = `receipt:${receipts[0]?.id ?? receiptId}`;
    return propose(tx, { kind: 'reversal', subject, details, actorId, now });
  });
}

/** The second agrees. */
export async function reverseReceipt(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ receiptIds: number[] } | { refused: ApprovalRefusal | ReversalRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'reversal', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const answer = await reverseWire(tx, { receiptId: agreed.subjectId, now });
    if ('refused' in answer) return answer;
    await approve(tx, agreed, { actorId, now });
    return answer;
  });
}
