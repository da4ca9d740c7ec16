import { takeFromLenders } from '#app/domain/books/take-from-lenders.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { refreshRefund } from '#app/domain/payouts/refresh-refund.ts';
import { recordPayoutPart } from '#app/domain/payouts/record-payout-part.ts';
import { refundOutcome } from '#app/payments/refunds.ts';
import { type RefundFacts, refundFacts } from '#app/payments/transactions.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { newToken } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * Brings a refund to where Stripe says it is: one of ours, one of ours whose answer was lost, or
 * one that somebody made at Stripe.
 *
 * @returns false where it is of a payment that is none of ours.
 */
export async function followRefund(request: { refundId: string; now: Date }): Promise<boolean> {
  const { refundId, now } = request;
  const known = await db().payoutPart.count({ where: { stripeId: refundId } });
  if (known === 0) {
    const refund = await refundFacts(refundId);
    const found = (await byMark(refund, now)) || (await bookOutsideRefund({ refund, now }));
    if (!found) return false;
  }
  await refreshRefund({ refundId, now });
  return true;
}

async function byMark({ id, mark }: RefundFacts, now: Date): Promise<boolean> {
  if (mark === null) return false;
  const part = await db().payoutPart.findUnique({ where: { idempotencyKey: mark } });
  if (!part) return false;
  await recordPayoutPart({ partId: part.id, outcome: await refundOutcome(id), now });
  return true;
}

/**
 * Somebody sent a payment back at Stripe, without us. It is a withdrawal that nobody asked for
 * here: what the lender has not any more, the lender owes. From then on it is followed as any
 * refund is, also when it fails.
 *
 * @returns false where the payment is none of ours.
 */
async function bookOutsideRefund(request: { refund: RefundFacts; now: Date }): Promise<boolean> {
  const { refund, now } = request;
  const payment = await db().cardPayment.findUnique({
    where: { chargeId: refund.chargeId ?? '' },
  });
  if (!payment) return false;
  await inTransaction(async (tx) => {
    await lock(tx, 'card_payment', payment.id);
    const known = await tx.payoutPart.count({ where: { stripeId: refund.id } });
    if (known > 0) return;
    const { amount } = refund;
    const currency = asCurrency(payment.currency);
    await tx.cardPayment.update({
      where: { id: payment.id },
      data: { refunded: { increment: amount } },
    });
    const part = {
      number: 1,
      rail: 'card_refund',
      amount,
      cardPaymentId: payment.id,
      idempotencyKey: newToken(),
      stripeId: refund.id,
      status: 'sent',
      sentAt: now,
    } as const;
    const payout = await tx.payout.create({
      data: {
        kind: 'withdrawal',
        status: 'sending',
        madeAtStripe: true,
        currency,
        amount,
        lenderId: payment.lenderId,
        requestedById: payment.lenderId,
        requestedAt: now,
        parts: { create: part },
      },
    });
    const from = `lender:${payment.lenderId}` as const;
    await takeFromLenders(tx, {
      key: `payout:${payout.id}:hold`,
      kind: 'refunded_at_stripe',
      bookedAt: now,
      request: { refund: refund.id },
      movements: [{ from, to: `payout:${payout.id}:held`, amount, currency }],
    });
  });
  return true;
}
