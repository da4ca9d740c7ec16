import type { Tx } from '#app/platform/db.ts';
import type { LineReceipt } from './receipt-rules.ts';

/**
 * Records on a settlement and its lines what was received, and what is only
 * advanced; it is paid when all is received and nothing is advanced any more.
 */
export async function noteReceived(
  tx: Tx,
  growth: { settlementId: number; received: bigint; advanced: bigint; now: Date },
  parts: readonly (LineReceipt & { lineId: number })[],
): Promise<void> {
  for (const part of parts) {
    await tx.settlementLine.update({
      where: { id: part.lineId },
      data: { received: { increment: part.cash + part.gain } },
    });
  }
  const settlement = await tx.settlement.update({
    where: { id: growth.settlementId },
    data: {
      received: { increment: growth.received },
      advanced: { increment: growth.advanced },
    },
  });
  if (settlement.received === settlement.due && settlement.advanced === 0n) {
    await tx.settlement.update({
      where: { id: growth.settlementId },
      data: { status: 'paid', paidAt: growth.now },
    });
  }
}
