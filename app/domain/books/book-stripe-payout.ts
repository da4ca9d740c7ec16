import { type Movement, journalWithKey, post } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { stripePayoutFacts } from '#app/payments/disputes.ts';
import { inTransaction } from '#app/platform/db.ts';

import { bookOwnLine } from './book-own-line.ts';

/** Stripe pays out to the operator's bank: `bank -> stripe`, mirrored when it comes back. Of a negative amount, Stripe takes
 * from the bank what it lacks. It is booked when it leaves Stripe; the bank may see it days later. */
export async function bookStripePayout(request: { payoutId: string; now: Date }): Promise<void> {
  const { payoutId, now } = request;
  const payout = await stripePayoutFacts(payoutId);
  await inTransaction(async (tx) => {
    for (const line of payout.transactions) await bookOwnLine(tx, line, now);
    const key = `stripe_payout:${payoutId}`;
    const booked = await journalWithKey(tx, key);
    if (payout.state === 'failed') {
      if (booked) {
        await reverse(tx, { journalId: booked.id, kind: 'stripe_payout_failed', bookedAt: now });
      }
      return;
    }
    const currency = asCurrency(payout.currency);
    const isOut = payout.amount > 0n;
    const amount = isOut ? payout.amount : -payout.amount;
    const movements: Movement[] = [
      isOut
        ? { from: 'bank', to: 'stripe', amount, currency }
        : { from: 'stripe', to: 'bank', amount, currency },
    ];
    await post(tx, { key, kind: 'stripe_payout', bookedAt: now, movements });
  });
}
