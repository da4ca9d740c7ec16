import type { Tx } from '#app/platform/db.ts';
import type { Prisma, Settlement } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import type { ReceivedMoney } from '#app/domain/receipts/received-money.ts';

/** Those that the money may pay, the oldest first. */
export async function lockOpenSettlements(tx: Tx, received: ReceivedMoney): Promise<Settlement[]> {
  const { partnerId, currency, settlementId } = received;
  const asked = {
    where: {
      partnerId,
      currency,
      status: 'issued',
      ...(settlementId !== undefined && { id: settlementId }),
    },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
  } satisfies Prisma.SettlementFindManyArgs;
  const found = await tx.settlement.findMany({ ...asked, select: { id: true } });
  await lock(
    tx,
    'settlement',
    found.map((row) => row.id),
  );
  return tx.settlement.findMany(asked);
}
