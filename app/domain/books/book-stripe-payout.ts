import { journalWithKey, post } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { stripePayoutFacts } from '#app/payments/disputes.ts';
import { inTransaction } from '#app/platform/db.ts';

/** Stripe pays out to the operator's bank: `bank -> stripe`, mirrored when it comes back. */
export async function bookStripePayout(request: { payoutId: string; now: Date }): Promise<void> {
  const { payoutId, now } = request;
  const payout = await stripePayoutFacts(payoutId);
  if (payout.state === 'pending') return;
  await inTransaction(async (tx) => {
    const key = `stripe_payout:${payoutId}`;
    const booked = await journalWithKey(tx, key);
    if (payout.state === 'failed') {
      if (booked) {
        await reverse(tx, { journalId: booked.id, kind: 'stripe_payout_failed', bookedAt: now });
      }
      return;
    }
    const { amount } = payout;
    const currency = asCurrency(payout.currency);
    const movements = [{ from: 'bank', to: 'stripe', amount, currency } as const];
    await post(tx, { key, kind: 'stripe_payout', bookedAt: now, movements });
  });
}
