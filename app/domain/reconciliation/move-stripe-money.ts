import { audit } from '#app/domain/audit/audit.ts';
import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { type Currency, payoutStep } from '#app/money/currencies.ts';
import { payOutToBank, topUp } from '#app/payments/balance.ts';
import { StripeRefused, isStripeTrouble } from '#app/payments/stripe.ts';
import { inTransaction } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';

type Answer =
  | { moved: true }
  | {
      refused:
        'amount_is_not_above_zero' | 'amount_is_not_whole' | 'stripe_refused' | 'payments_are_away';
    };

/**
 * A treasurer moves the host's money between Stripe and the host's own bank: no account of
 * anybody else is touched, so that one person may. The books follow Stripe's own lines.
 */
export async function moveStripeMoney(request: {
  direction: 'to_bank' | 'to_stripe';
  amount: bigint;
  currency: Currency;
  /** One press is one move. */
  key: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { direction, amount, currency, key, actorId, now } = request;
  if (amount <= 0n) return { refused: 'amount_is_not_above_zero' };
  if (amount % payoutStep(currency) !== 0n) return { refused: 'amount_is_not_whole' };
  const move = { amount, currency, idempotencyKey: `move-${key}` };
  try {
    const { id } = await (direction === 'to_bank' ? payOutToBank(move) : topUp(move));
    if (direction === 'to_bank') await bookStripePayout({ payoutId: id, now });
    const after = { amount: amount.toString(), currency, reference: id };
    const verb = direction === 'to_bank' ? 'pay-out-stripe-balance' : 'top-up-stripe-balance';
    await inTransaction((tx) => audit(tx, { actorId, verb, subject: 'stripe', after, now }));
    return { moved: true };
  } catch (error) {
    if (!(error instanceof StripeRefused) && !isStripeTrouble(error)) throw error;
    log().warn({ err: error }, 'stripe_balance.not_moved');
    return { refused: error instanceof StripeRefused ? 'stripe_refused' : 'payments_are_away' };
  }
}
