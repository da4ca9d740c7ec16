import {
  type MoneyOut,
  findRefund,
  findTransfer,
  refundCharge,
  refundOutcome,
  transferToPartner,
} from '#app/payments/refunds.ts';
import { db } from '#app/platform/db.ts';
import type { CardPayment, Partner, Payout, PayoutPart } from '#app/platform/generated/client.ts';
import { recordPayoutPart } from './record-payout-part.ts';

/** Stripe forgets an idempotency key after a day; before that the same call is safe. */
const hoursKeyLives = 23;

/**
 * Sends what a payout has to send by Stripe. Each part carries a key that was
 * stored before the call; a part whose answer got lost is called again with
 * it, or looked up where the key is too old. Parts by bank wait for two people.
 */
export async function sendPayout(request: { payoutId: number; now: Date }): Promise<void> {
  const { payoutId, now } = request;
  const payout = await db().payout.findUniqueOrThrow({
    where: { id: payoutId },
    include: { parts: { include: { cardPayment: true }, orderBy: { number: 'asc' } } },
  });
  for (const part of payout.parts) {
    if (part.status !== 'intended' || part.rail === 'bank_wire') continue;
    const outcome =
      part.rail === 'card_refund'
        ? await sendRefund(part, now, payout)
        : await sendTransfer(part, now, payout);
    await recordPayoutPart({ partId: part.id, outcome, now });
  }
}

async function sendRefund(
  part: PayoutPart & { cardPayment: CardPayment | null },
  now: Date,
  payout: Payout,
): Promise<MoneyOut> {
  const chargeId = part.cardPayment?.chargeId;
  if (!chargeId) throw new Error(`payout part ${part.id} has no card payment`);
  const found = isKeyOld(payout, now) ? await findRefund(chargeId, part.idempotencyKey) : null;
  const { amount, idempotencyKey } = part;
  const made =
    found ?? (await failedIfRefused(() => refundCharge({ chargeId, amount, idempotencyKey })));
  // The same key replays the first answer; what became of it since is asked anew.
  return made.state === 'pending' ? refundOutcome(made.id) : made;
}

async function sendTransfer(part: PayoutPart, now: Date, payout: Payout): Promise<MoneyOut> {
  const partner: Partner = await db().partner.findUniqueOrThrow({
    where: { id: payout.partnerId ?? 0 },
  });
  const { stripeAccountId } = partner;
  if (!stripeAccountId) throw new Error(`partner ${partner.id} has no account at Stripe`);
  const found = isKeyOld(payout, now) ? await findTransfer(part.idempotencyKey) : null;
  const { amount, idempotencyKey } = part;
  const { currency } = payout;
  return (
    found ??
    failedIfRefused(() => transferToPartner({ stripeAccountId, amount, currency, idempotencyKey }))
  );
}

function isKeyOld(payout: Payout, now: Date): boolean {
  return now.getTime() - payout.requestedAt.getTime() > hoursKeyLives * 3_600_000;
}

/**
 * Stripe's plain no (a card that is closed, a charge in dispute) fails the part.
 * All else is retried: a balance at Stripe that is too low today may do tomorrow.
 */
async function failedIfRefused(call: () => Promise<MoneyOut>): Promise<MoneyOut> {
  try {
    return await call();
  } catch (error) {
    const { type, code, message } = error as { type?: string; code?: string; message: string };
    const isPlain = type === 'StripeInvalidRequestError' || type === 'StripeCardError';
    if (!isPlain || code === 'balance_insufficient') throw error;
    return { id: '', state: 'failed', failure: message, balanceTransaction: null };
  }
}
