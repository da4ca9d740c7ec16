import { audit } from '#app/domain/audit/audit.ts';
import { endStuckOrder } from '#app/domain/funding/end-stuck-order.ts';
import { askAboutOrder } from '#app/domain/funding/waiting-orders.ts';
import { giveUpPart } from '#app/domain/payouts/give-up-part.ts';
import { sendPayout } from '#app/domain/payouts/send-payout.ts';
import { refreshPart } from '#app/domain/payouts/waiting-at-stripe.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { applyStripeEvent } from './apply-stripe-event.ts';
import type { StuckKind } from './stuck.ts';

type Refusal =
  | 'order_has_ended'
  | 'payments_are_away'
  | 'payout_part_is_not_waiting'
  | 'stripe_event_is_applied'
  | 'did_not_end';

/** What it says when nothing kept it from being done. */
type Done = object & { readonly refused?: never };

interface One {
  readonly kind: StuckKind;
  readonly id: string;
  readonly now: Date;
}

/** Stripe is asked at once what the sweep would ask in its turn. Nothing is forced. */
export async function askAgain(
  one: One,
): Promise<{ asked: true; refused?: never } | { refused: Refusal }> {
  try {
    await ask(one);
    return { asked: true };
  } catch (error) {
    log().warn({ err: error, kind: one.kind, id: one.id }, 'stuck.not_ended');
    return { refused: isStripeTrouble(error) ? 'payments_are_away' : 'did_not_end' };
  }
}

async function ask({ kind, id, now }: One): Promise<unknown> {
  if (kind === 'order') return askAboutOrder({ orderId: Number(id), now });
  if (kind === 'event') return applyStripeEvent({ eventId: id, now });
  const part = await db().payoutPart.findUniqueOrThrow({ where: { id: Number(id) } });
  return part.status === 'intended'
    ? sendPayout({ payoutId: part.payoutId, now })
    : refreshPart({ partId: part.id, now });
}

/** A treasurer ends it, with a reason that is kept. */
export async function endStuck(
  request: One & { reason: string; actorId: number },
): Promise<Done | { refused: Refusal }> {
  const { kind, id, ...by } = request;
  if (kind === 'order') return endStuckOrder({ orderId: Number(id), ...by });
  if (kind === 'part') return giveUpPart({ partId: Number(id), ...by });
  return leaveStripeEvent({ eventId: id, ...by });
}

/** What it is about stays as it is: Stripe's own lines are read all the same. */
async function leaveStripeEvent(request: {
  eventId: string;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<{ left: true } | { refused: 'stripe_event_is_applied' }> {
  const { eventId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { count } = await tx.stripeEvent.updateMany({
      where: { id: eventId, handledAt: null },
      data: { handledAt: now },
    });
    if (count === 0) return { refused: 'stripe_event_is_applied' };
    const subject = `stripe_event:${eventId}`;
    await audit(tx, { actorId, verb: 'leave-stripe-event', subject, after: { reason }, now });
    return { left: true };
  });
}
