import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { journalWithKey } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import { recalledWire } from './recalled-wire.ts';
import type { ReversalRefusal } from './reversal-rules.ts';
import { undoDistribution } from '#app/domain/distributions/undo-distribution.ts';

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
    const { receipts, refused } = await recalledWire(tx, receiptId);
    if (refused) return { refused };
    const amount = receipts.reduce((sum, receipt) => sum + receipt.amount, 0n).toString();
    const subject = `receipt:${receipts[0]?.id ?? receiptId}`;
    return propose(tx, { kind: 'reversal', subject, details: { reason, amount }, actorId, now });
  });
}

/**
 * The second agrees: each distribution is mirrored, then each receipt, then
 * what was left over. The settlements are open again.
 */
export async function reverseReceipt(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ receiptIds: number[] } | { refused: ApprovalRefusal | ReversalRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'reversal', proposalId, actorId });
    if ('refused' in agreed) return agreed;
    const receiptId = agreed.subjectId;
    const { partnerId } = await tx.receipt.findUniqueOrThrow({ where: { id: receiptId } });
    await lock(tx, 'partner', partnerId);
    const loans = await lockLoans(tx, (await recalledWire(tx, receiptId)).loanIds);
    const wire = await recalledWire(tx, receiptId);

    if (wire.refused) return { refused: wire.refused };

    const settlementIds = wire.receipts.flatMap((receipt) => receipt.settlementId ?? []);
    await lock(tx, 'settlement', settlementIds);
    await approve(tx, agreed, { actorId, now });
    for (const receipt of wire.receipts.toReversed()) {
      for (const loan of loans) {
        if (receipt.lines.some((line) => line.loanId === loan.id)) {
          await undoDistribution(tx, receipt.id, loan, now);
        }
      }
      await undoReceipt(tx, receipt, now);
    }
    if (wire.surplusJournalId !== null) {
      const journalId = wire.surplusJournalId;
      await reverse(tx, { journalId, kind: 'overpaid_reversed', bookedAt: now });
    }
    return { receiptIds: wire.receipts.map((receipt) => receipt.id) };
  });
}

type Receipt = Prisma.ReceiptGetPayload<{ include: { lines: true } }>;

async function undoReceipt(tx: Tx, receipt: Receipt, now: Date): Promise<void> {
  const journal = await journalWithKey(tx, `receipt:${receipt.reference}`);
  if (!journal) throw new Error(`receipt ${receipt.id} has no journal`);
  await reverse(tx, { journalId: journal.id, kind: 'receipt_reversed', bookedAt: now });
  await tx.receipt.update({ where: { id: receipt.id }, data: { reversedAt: now } });
  for (const line of receipt.lines) {
    await tx.settlementLine.update({
      where: { id: line.settlementLineId },
      data: { received: { decrement: line.cash + line.gain } },
    });
  }
  await tx.settlement.update({
    where: { id: receipt.settlementId ?? 0 },
    data: {
      received: { decrement: receipt.amount - receipt.advanceRepaid },
      advanced: { increment: receipt.advanceRepaid },
      status: 'issued',
      paidAt: null,
      closedAt: null,
    },
  });
}
