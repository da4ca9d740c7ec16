import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';

/** A settlement is closed when it is paid in full and all of it has reached the lenders. */
export async function closeSettlement(request: { settlementId: number; now: Date }): Promise<void> {
  const { settlementId, now } = request;
  // Whoever shares out a loan asks this once it is written: the last of them finds that none is left.
  if (await isWaiting(db(), settlementId)) return;
  await inTransaction(async (tx) => {
    // Two loans of one receipt may be distributed at once: the second sees the first's result.
    await lock(tx, 'settlement', settlementId);
    await closeIfDone(tx, settlementId, now);
  });
}

/** The same for a caller that holds its lock. */
export async function closeIfDone(tx: Tx, settlementId: number, now: Date): Promise<void> {
  if (await isWaiting(tx, settlementId)) return;
  await tx.settlement.updateMany({
    where: { id: settlementId, status: 'paid' },
    data: { status: 'closed', closedAt: now },
  });
}

async function isWaiting(
  reader: Pick<Prisma.TransactionClient, '$queryRaw'>,
  settlementId: number,
): Promise<boolean> {
  const [line] = await reader.$queryRaw<unknown[]>`
    select from receipts r, lateral (
      select from receipt_lines l where l.receipt_id = r.id and l.distributed_at is null limit 1) waiting
     where r.settlement_id = ${settlementId} limit 1`;
  return line !== undefined;
}
