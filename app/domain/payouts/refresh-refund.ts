import { refundOutcome } from '#app/payments/refunds.ts';
import { db } from '#app/platform/db.ts';
import { recordPayoutPart } from './record-payout-part.ts';

/** Brings a refund to the state Stripe reports, even if it fails days after it succeeded. */
export async function refreshRefund(request: { refundId: string; now: Date }): Promise<void> {
  const { refundId, now } = request;
  const part = await db().payoutPart.findFirst({ where: { stripeId: refundId } });
  if (!part) return;
  await recordPayoutPart({ partId: part.id, outcome: await refundOutcome(refundId), now });
}
