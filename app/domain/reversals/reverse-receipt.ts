import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { total } from '#app/money/share-out.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { missing } from './keep-distribution.ts';
import { takeBackFromLoans, undoReceipt } from './undo-receipt.ts';
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

/**
 * The second agrees: each distribution is mirrored, then each receipt, then
 * what was left over; each cent leaves the bank once. What is undone is due on
 * its settlement again.
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
    const loans = await lockLoans(tx, (await whatAWireBecame(tx, receiptId)).loanIds);
    const wire = await whatAWireBecame(tx, receiptId);

    if (wire.refused) return { refused: wire.refused };

    const settlementIds = wire.receipts.flatMap((receipt) => receipt.settlementId ?? []);
    await lock(tx, 'settlement', settlementIds);
    await approve(tx, agreed, { actorId, now });
    const newestFirst = wire.receipts.toReversed();
    const kept = new Map<number, readonly number[]>();
    for (const receipt of newestFirst)
      kept.set(receipt.id, await takeBackFromLoans(tx, receipt, loans, now));
    for (const receipt of newestFirst)
      await undoReceipt(tx, receipt, kept.get(receipt.id) ?? [], now);
    await undoTheRest(tx, wire, now);
    return { receiptIds: wire.receipts.map((receipt) => receipt.id) };
  });
}

/** What was left over, and what paid an earlier recall, goes back, too. */
async function undoTheRest(
  tx: Tx,
  wire: Awaited<ReturnType<typeof whatAWireBecame>>,
  now: Date,
): Promise<void> {
  const { partnerId, surplusJournalId, recalledJournalId } = wire;
  if (surplusJournalId !== null) {
    const mirror = { journalId: surplusJournalId, kind: 'overpaid_reversed', bookedAt: now };
    const also = await missing(tx, partnerId, surplusJournalId, asCurrency(wire.currency));
    await reverse(tx, { ...mirror, also });
  }
  if (recalledJournalId !== null) {
    const mirror = { journalId: recalledJournalId, kind: 'recalled_paid_reversed', bookedAt: now };
    await reverse(tx, mirror);
  }
}
