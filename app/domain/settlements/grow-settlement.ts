import type { Tx } from '#app/platform/db.ts';
import type { LineReceipt } from './receipt-rules.ts';

/** Notes on a settlement and its lines what was received; it is paid only when it is whole. */
export async function growSettlement(
  tx: Tx,
  settlementId: number,
  amount: bigint,
  parts: readonly (LineReceipt & { lineId: number })[],
  now: Date,
): Promise<void> {
  for (const part of parts) {
    await tx.settlementLine.update({
      where: { id: part.lineId },
      data: { received: { increment: part.cash + part.gain } },
    });
  }
  const { due, received } = await tx.settlement.update({
    where: { id: settlementId },
    data: { received: { increment: amount } },
  });
  if (received === due) {
    await tx.settlement.update({
      where: { id: settlementId },
      data: { status: 'paid', paidAt: now },
    });
  }
}
