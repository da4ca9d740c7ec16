import type { Tx } from '#app/platform/db.ts';

/** A settlement is closed when it is paid whole and all of it is with the lenders. */
export async function closeSettlement(
  tx: Tx,
  settlementId: number | null,
  now: Date,
): Promise<void> {
  if (settlementId === null) return;
  // Two loans of one receipt may be distributed at once: whoever comes second sees the first.
  await tx.$queryRaw`select id from settlements where id = ${settlementId} for update`;
  const waiting = await tx.receiptLine.count({
    where: { receipt: { settlementId }, distributedAt: null },
  });
  if (waiting > 0) return;
  await tx.settlement.updateMany({
    where: { id: settlementId, status: 'paid' },
    data: { status: 'closed', closedAt: now },
  });
}
