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
  await tx.$executeRaw`
    update settlement_lines l set received = l.received + part.amount
      from unnest(${parts.map((part) => part.lineId)}::int[],
                  ${parts.map((part) => String(part.cash + part.gain))}::bigint[]) as part (line, amount)
     where l.id = part.line`;
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
