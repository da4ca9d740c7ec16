import { type MoneyOut, refundOutcome } from '#app/payments/refunds.ts';
import { isGoneAtStripe } from '#app/payments/stripe.ts';
import { availableAtStripe } from '#app/payments/balance.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import type { Payout, PayoutPart } from '#app/platform/generated/client.ts';
import { recordPayoutPart } from './record-payout-part.ts';
import { type Rail, type StripePart, refundRail, transferRail } from './stripe-rails.ts';

/** Stripe forgets an idempotency key after a day; before that the same call is safe. */
const hoursKeyLives = 23;

/**
 * Sends the parts of a payout that go by Stripe. Each carries a key stored
 * before the call; a part whose answer was lost is sent again with it, or
 * looked up if the key is too old. Parts by bank wait for two people.
 */
export async function sendPayout(request: { payoutId: number; now: Date }): Promise<void> {
  const { payoutId, now } = request;
  const payout = await db().payout.findUniqueOrThrow({
    where: { id: payoutId },
    include: { parts: { include: { cardPayment: true }, orderBy: { number: 'asc' } } },
  });
  const errors: unknown[] = [];
  for (const part of payout.parts) {
    if (part.status !== 'intended' || part.rail === 'bank_wire') continue;
    // One that cannot be sent does not keep the others.
    await sendAndRecord(part, payout, now).catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}

async function sendAndRecord(part: StripePart, payout: Payout, now: Date): Promise<void> {
  const outcome = await sendPart(part, payout, now);
  if (outcome === 'refused_for_now') await keepWaiting(part);
  else if (outcome !== 'waits') await recordPayoutPart({ partId: part.id, outcome, now });
}

/** Stripe has said that it has too little; or we know that it still has. */
type Waiting = 'refused_for_now' | 'waits';

async function sendPart(part: StripePart, payout: Payout, now: Date): Promise<MoneyOut | Waiting> {
  const rail = part.rail === 'card_refund' ? refundRail(part) : await transferRail(part, payout);
  const mayBeSent = part.refusals > 0 || isKeyOld(payout, now) || part.givenUpAt !== null;
  const found = mayBeSent ? await foundBy(rail, part) : null;
  if (part.givenUpAt && !found) return givenUp(part.givenUpAt, now);
  if (!found && part.refusals > 0) {
    const currency = asCurrency(payout.currency);
    const available = await availableAtStripe(currency);
    // An account that is kept in another currency can only be asked.
    if (available !== null && available < part.amount) return 'waits';
  }
  const made = found ?? (await unlessRefused(() => rail.send(keyOf(part))));
  if (made === 'refused_for_now' || part.rail !== 'card_refund') return made;
  // The same key replays the first answer; what became of it since is asked separately.
  return made.state === 'pending' ? refundOutcome(made.id) : made;
}

/** What Stripe made of it under any key; of what it no longer knows, nothing, once it is given up. */
async function foundBy(rail: Rail, part: StripePart): Promise<MoneyOut | null> {
  try {
    return await rail.find();
  } catch (error) {
    if (part.givenUpAt && isGoneAtStripe(error)) return null;
    throw error;
  }
}

/** Longer than a request to Stripe lives, with all its repetitions. */
const requestLives = 5 * 60_000;

/** What Stripe made nothing of fails, once nothing can be on its way there any more. */
function givenUp(at: Date, now: Date): MoneyOut | Waiting {
  if (now.getTime() - at.getTime() < requestLives) return 'waits';
  return { id: '', state: 'failed', failure: 'given up', balanceTransaction: null };
}

/**
 * Stripe replays a refusal for a day, so that whoever asks again asks under another key. What was
 * made under any of them is found by the part's own word, which goes with each.
 */
function keyOf(part: PayoutPart): string {
  return part.refusals === 0 ? part.idempotencyKey : `${part.idempotencyKey}-${part.refusals}`;
}

async function keepWaiting(part: PayoutPart): Promise<void> {
  await db().payoutPart.updateMany({
    where: { id: part.id, status: 'intended', refusals: part.refusals },
    data: { refusals: { increment: 1 }, waitsFor: 'insufficient_funds' },
  });
}

function isKeyOld(payout: Payout, now: Date): boolean {
  return now.getTime() - payout.requestedAt.getTime() > hoursKeyLives * 3_600_000;
}

/**
 * Stripe's plain no (a card or an account that is closed, a charge in dispute) fails the part; too
 * little money at Stripe lets it wait. All else is thrown, and tried again.
 */
async function unlessRefused(call: () => Promise<MoneyOut>): Promise<MoneyOut | 'refused_for_now'> {
  try {
    return await call();
  } catch (error) {
    const { type, code, message } = error as { type?: string; code?: string; message: string };
    if (code === 'balance_insufficient') return 'refused_for_now';
    if (!plainRefusals.includes(type ?? '')) throw error;
    return { id: '', state: 'failed', failure: message, balanceTransaction: null };
  }
}

const plainRefusals = [
  'StripeInvalidRequestError',
  'StripeCardError',
  // An account that its holder has cut off from us, or that Stripe has closed.
  'StripePermissionError',
];
