import { transferNow } from '#app/payments/refunds.ts';
import { db } from '#app/platform/db.ts';
import { recordPayoutPart } from './record-payout-part.ts';

/**
 * Brings a transfer to the state Stripe reports; a reversed one is payable to its partner. One whose
 * answer was lost is found by the part's own mark.
 *
 * @returns whether it is one of ours.
 */
export async function refreshTransfer(request: {
  transferId: string;
  now: Date;
}): Promise<boolean> {
  const { transferId, now } = request;
  const { mark, outcome } = await transferNow(transferId);
  const part = await db().payoutPart.findFirst({
    where: { OR: [{ stripeId: transferId }, ...(mark ? [{ idempotencyKey: mark }] : [])] },
  });
  if (!part) return false;
  await recordPayoutPart({ partId: part.id, outcome, now });
  return true;
}
