import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { missing } from './keep-distribution.ts';
import type { ReversalRefusal } from './reversal-rules.ts';
import { takeBackFromLoans, undoReceipt } from './undo-receipt.ts';
import { whatAWireBecame } from './what-a-wire-became.ts';

/**
 * Undoes all that a wire became: each distribution is mirrored, then each receipt, then what was
 * left over; each cent leaves the bank once. What is undone is due on its settlement again.
 *
 * @param asked.receiptId any receipt of the wire
 */
export async function reverseWire(
  tx: Tx,
  { receiptId, now }: { receiptId: number; now: Date },
): Promise<{ receiptIds: number[] } | { refused: ReversalRefusal }> {
  const { partnerId } = await tx.receipt.findUniqueOrThrow({ where: { id: receiptId } });
  await lock(tx, 'partner', partnerId);
  const loans = await lockLoans(tx, (await whatAWireBecame(tx, receiptId)).loanIds);
  const wire = await whatAWireBecame(tx, receiptId);

  if (wire.refused) return { refused: wire.refused };

  const settlementIds = wire.receipts.flatMap((receipt) => receipt.settlementId ?? []);
  await lock(tx, 'settlement', settlementIds);
  const newestFirst = wire.receipts.toReversed();
  const kept = new Map<number, readonly number[]>();
  for (const receipt of newestFirst)
    kept.set(receipt.id, await takeBackFromLoans(tx, receipt, loans, now));
  for (const receipt of newestFirst)
    await undoReceipt(tx, receipt, kept.get(receipt.id) ?? [], now);
  await undoTheRest(tx, wire, now);
  return { receiptIds: wire.receipts.map((receipt) => receipt.id) };
}

/** What was left over, and what paid an earlier recall, goes back, too. */
async function undoTheRest(
  tx: Tx,
  wire: Awaited<ReturnType<typeof whatAWireBecame>>,
  now: Date,
): Promise<void> {
  const { partnerId, surplusJournalId, recalledJournalId, localJournalId } = wire;
  if (surplusJournalId !== null) {
    const mirror = { journalId: surplusJournalId, kind: 'overpaid_reversed', bookedAt: now };
    const also = await missing(tx, partnerId, surplusJournalId, asCurrency(wire.currency));
    await reverse(tx, { ...mirror, also });
  }
  if (recalledJournalId !== null) {
    const mirror = { journalId: recalledJournalId, kind: 'recalled_paid_reversed', bookedAt: now };
    await reverse(tx, mirror);
  }
  if (localJournalId !== null) {
    const mirror = { journalId: localJournalId, kind: 'local_receipt_reversed', bookedAt: now };
    await reverse(tx, mirror);
  }
}
