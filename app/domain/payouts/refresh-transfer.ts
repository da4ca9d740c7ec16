import { transferNow } from '#app/payments/refunds.ts';
import { db } from '#app/platform/db.ts';
import { recordPayoutPart } from './record-payout-part.ts';

/** Brings a transfer to the state Stripe reports; a reversed one is payable to its partner. */
export async function refreshTransfer(request: { transferId: string; now: Date }): Promise<void> {
  const { transferId, now } = request;
  const part = await db().payoutPart.findFirst({ where: { stripeId: transferId } });
  if (!part) return;
  await recordPayoutPart({ partId: part.id, outcome: await transferNow(transferId), now });
}
