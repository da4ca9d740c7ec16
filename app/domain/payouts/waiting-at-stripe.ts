import { db } from '#app/platform/db.ts';
import { refreshRefund } from './refresh-refund.ts';
import { refreshTransfer } from './refresh-transfer.ts';

/** Payouts with something to send by Stripe that should have been sent by now. */
export async function unsentPayouts(before: Date): Promise<number[]> {
  const payouts = await db().payout.findMany({
    where: {
      requestedAt: { lt: before },
      parts: { some: { status: 'intended', rail: { not: 'bank_wire' } } },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return payouts.map((payout) => payout.id);
}

/** Parts that were sent, but which Stripe has not yet said to have arrived or failed. */
export async function sentParts(): Promise<number[]> {
  const parts = await db().payoutPart.findMany({
    where: { status: 'sent', stripeId: { not: null } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return parts.map((part) => part.id);
}

/** Brings a part to the state Stripe reports. */
export async function refreshPart(request: { partId: number; now: Date }): Promise<void> {
  const { partId, now } = request;
  const { rail, stripeId } = await db().payoutPart.findUniqueOrThrow({ where: { id: partId } });
  if (!stripeId) return;
  if (rail === 'card_refund') await refreshRefund({ refundId: stripeId, now });
  else await refreshTransfer({ transferId: stripeId, now });
}
