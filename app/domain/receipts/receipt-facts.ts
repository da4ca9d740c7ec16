import { db } from '#app/platform/db.ts';

/** One payment of a partner, for whoever wants to reverse it. */
export async function receiptFacts(receiptId: number) {
  const receipt = await db().receipt.findUnique({
    where: { id: receiptId },
    include: { settlement: { include: { partner: true } } },
  });
  if (!receipt) return null;
  const { id, source, reference, currency, amount, bookedAt, settlementId } = receipt;
  const partner = receipt.settlement?.partner.name ?? '';
  return { id, source, reference, currency, amount, bookedAt, settlementId, partner };
}
