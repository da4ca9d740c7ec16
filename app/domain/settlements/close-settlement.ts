import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/** A settlement is closed when it is paid in full and all of it has reached the lenders. */
export async function closeSettlement(request: { settlementId: number; now: Date }): Promise<void> {
  const { settlementId, now } = request;
  await inTransaction(async (tx) => {
    // Two loans of one receipt may be distributed at once: the second sees the first's result.
    await lock(tx, 'settlement', settlementId);
    await closeIfDone(tx, settlementId, now);
  });
}

/** The same for a caller that holds its lock. */
export async function closeIfDone(tx: Tx, settlementId: number, now: Date): Promise<void> {
  const waiting = await tx.receiptLine.count({
    where: { receipt: { settlementId }, distributedAt: null },
  });
  if (waiting > 0) return;
  await tx.settlement.updateMany({
    where: { id: settlementId, status: 'paid' },
    data: { status: 'closed', closedAt: now },
  });
}
