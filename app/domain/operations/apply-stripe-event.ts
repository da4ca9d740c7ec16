import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { followRefund } from '#app/domain/reconciliation/outside-refunds.ts';
import { refreshTransfer } from '#app/domain/payouts/refresh-transfer.ts';
import { bookCharge } from '#app/domain/funding/book-charge.ts';
import { noteDecline } from '#app/domain/funding/card-declines.ts';
import { takeLatePayment } from '#app/domain/funding/late-payment.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { noteFraudWarning } from '#app/domain/disputes/fraud-warnings.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { NoSuchRow, db } from '#app/platform/db.ts';

type Apply = (objectId: string, now: Date) => Promise<unknown>;

/**
 * Which verb an event is a hint for. The event only names the object: each verb
 * fetches its latest state, so events may come twice, late or in any order.
 */
const verbs: readonly [RegExp, Apply][] = [
  [/^checkout\.session\./, applySession],
  [/^refund\./, (refundId, now) => followRefund({ refundId, now })],
  [/^transfer\./, (transferId, now) => refreshTransfer({ transferId, now })],
  [/^charge\.updated$/, (chargeId, now) => bookCharge({ chargeId, now })],
  [/^charge\.failed$/, (chargeId, now) => noteDecline({ chargeId, now })],
  [/^charge\.dispute\./, (disputeId, now) => applyDispute({ disputeId, now })],
  [/^radar\./, (warningId, now) => noteFraudWarning({ warningId, now })],
  [/^payout\./, (payoutId, now) => bookStripePayout({ payoutId, now })],
];

export async function applyStripeEvent(request: { eventId: string; now: Date }): Promise<void> {
  const { eventId, now } = request;
  const [event] = await db().$queryRaw<{ type: string; objectId: string }[]>`
    select type, object_id as "objectId" from stripe_events where id = ${eventId}`;
  if (!event) throw new NoSuchRow(`the event ${eventId} is not stored`);
  const verb = verbs.find(([pattern]) => pattern.test(event.type))?.[1];
  if (verb) await verb(event.objectId, now);
  await db().$executeRaw`update stripe_events set handled_at = ${now} where id = ${eventId}`;
}

async function applySession(sessionId: string, now: Date): Promise<void> {
  const [order] = await db().$queryRaw<{ id: number }[]>`
    select id from orders where session_id = ${sessionId}`;
  if (!order) return;
  const orderId = order.id;
  const outcome = await concludeOrder({ orderId, now });
  if (outcome === 'failed' || outcome === 'abandoned') await takeLatePayment({ orderId, now });
}
