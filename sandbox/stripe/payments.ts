import type Stripe from 'stripe';
import type { Core } from './core.ts';
import { newCharge, newIntent } from './objects.ts';
import { Refusal, find } from './refusal.ts';
import { type SessionRequest, newSession } from './session.ts';

/** 2.9 % and 30 cents, Stripe's list price for a domestic card. */
const chargeFee = (amount: number) => Math.floor((amount * 29 + 500) / 1000) + 30;

/** Stripe's smallest charges where they are not half a unit. */
const smallest: Record<string, number> = { jpy: 50, idr: 1_000_000, mxn: 1000, thb: 1000 };

export interface Payment {
  readonly last4: string;
  /** A debit of a bank account takes days. */
  readonly method?: 'card' | 'bank_debit';
  /** How a bank debit ends; it succeeds unless it is said otherwise. */
  readonly ends?: 'succeeds' | 'fails';
  /** Less than was asked, where only a part could be captured. */
  readonly captured?: number;
}

export function openSession(
  core: Core,
  request: SessionRequest & { expiresAt: number },
  origin: string,
): Stripe.Checkout.Session {
  const minutes = (request.expiresAt - core.seconds()) / 60;
  if (minutes < 30 || minutes > 24 * 60) {
    const words = 'The `expires_at` timestamp must be between 30 minutes and 24 hours from now.';
    throw new Refusal(words);
  }
  if (request.amount < (smallest[request.currency] ?? 50))
    throw new Refusal('The amount is too small.', 400, undefined, 'amount_too_small');
  const stamped = { ...core.stamp('cs'), expiresAt: request.expiresAt };
  const session = newSession(stamped, request, origin);
  core.state.sessions[session.id] = session;
  return session;
}

export function expireSession(core: Core, id: string): Stripe.Checkout.Session {
  const session = find(core.state.sessions, id, 'checkout session');
  if (session.status !== 'open') throw new Refusal('Only open sessions can be expired.');
  session.status = 'expired';
  session.url = null;
  core.announce('checkout.session.expired', session);
  return session;
}

/** Expires it by the clock, as Stripe does. */
export function readSession(core: Core, id: string): Stripe.Checkout.Session {
  const session = find(core.state.sessions, id, 'checkout session');
  const isOver = session.status === 'open' && session.expires_at <= core.seconds();
  return isOver ? expireSession(core, id) : session;
}

/** A card pays at once, a bank account in days; each is told in all the events that Stripe sends. */
export function paySession(core: Core, id: string, payment: Payment): Stripe.Checkout.Session {
  const session = readSession(core, id);
  if (session.status !== 'open') throw new Refusal('This checkout is over.', 410);
  const asked = session.amount_total ?? 0;
  const charge = newPayment(core, {
    ...payment,
    amount: asked,
    captured: payment.captured ?? asked,
    currency: session.currency ?? 'usd',
    metadata: session.metadata ?? {},
  });
  const intent = intentOf(core, charge);
  Object.assign(session, { status: 'complete', payment_intent: intent.id, url: null });
  if (payment.method === 'bank_debit') {
    core.announce('payment_intent.processing', intent);
    core.announce('charge.pending', charge);
    core.announce('checkout.session.completed', session);
    const what = payment.ends === 'fails' ? 'debit_fails' : 'debit_succeeds';
    // Stripe books a debit when it asks the bank, days before the bank has paid.
    if (core.behaviour.debitsAreBookedWhenAsked) core.later(0, 'capture', charge.id);
    core.later(core.behaviour.delayedAfterDays * 86_400, what, session.id);
    return session;
  }
  session.payment_status = 'paid';
  tellSuccess(core, charge);
  core.announce('checkout.session.completed', session);
  return session;
}

/** The card's bank says no: the checkout stays open for another card. */
export function decline(core: Core, id: string, last4: string, reason: string): Stripe.Charge {
  const session = readSession(core, id);
  const amount = session.amount_total ?? 0;
  const charge = newPayment(core, {
    last4,
    amount,
    captured: 0,
    currency: session.currency ?? 'usd',
    metadata: session.metadata ?? {},
  });
  const failure = { status: 'failed', failure_code: 'card_declined', paid: false } as const;
  Object.assign(charge, {
    ...failure,
    captured: false,
    failure_message: 'Your card was declined.',
    outcome: declinedFor(reason),
  });
  const intent = intentOf(core, charge);
  Object.assign(intent, { status: 'requires_payment_method', amount_received: 0 });
  core.announce('payment_intent.payment_failed', intent);
  core.announce('charge.failed', charge);
  return charge;
}

function declinedFor(reason: string): Stripe.Charge.Outcome {
  return {
    type: 'issuer_declined',
    reason,
    network_status: 'declined_by_network',
    network_advice_code: null,
    network_decline_code: null,
    advice_code: null,
    seller_message: 'The bank did not return any further details with this decline.',
  };
}

/** A payment of another shop that shares the account: no checkout of ours knows it. */
export function payElsewhere(core: Core, amount: number, currency: string): Stripe.Charge {
  const facts = { last4: '1881', amount, captured: amount, currency, metadata: { shop: 'other' } };
  const charge = newPayment(core, facts);
  tellSuccess(core, charge);
  return charge;
}

function newPayment(
  core: Core,
  facts: Payment & {
    amount: number;
    captured: number;
    currency: string;
    metadata: Record<string, string>;
  },
): Stripe.Charge {
  const chargeStamp = core.stamp(facts.method === 'bank_debit' ? 'py' : 'ch');
  const intentStamp = core.stamp('pi');
  const isDelayed = facts.method === 'bank_debit';
  const charge = newCharge(chargeStamp, { ...facts, intent: intentStamp.id, isDelayed });
  core.state.charges[charge.id] = charge;
  const { amount, captured, currency, metadata } = facts;
  const intent = newIntent(intentStamp, {
    amount,
    received: isDelayed ? 0 : captured,
    currency,
    metadata,
    charge: charge.id,
    status: isDelayed ? 'processing' : 'succeeded',
  });
  core.state.intents[intent.id] = intent;
  core.announce('payment_intent.created', intent);
  return charge;
}

function tellSuccess(core: Core, charge: Stripe.Charge): void {
  core.announce('charge.succeeded', charge);
  core.announce('payment_intent.succeeded', intentOf(core, charge));
  const { captureAfter } = core.behaviour;
  if (captureAfter === null) capture(core, charge.id);
  else core.later(captureAfter, 'capture', charge.id);
}

/** Stripe has booked the payment: with its fee, and in the currency that the account is kept in. */
export function capture(core: Core, chargeId: string): void {
  const charge = find(core.state.charges, chargeId, 'charge');
  if (charge.balance_transaction) return;
  const amount = core.kept(charge.amount_captured);
  const transaction = core.book({
    amount,
    currency: core.keptIn(charge.currency),
    fee: Math.min(amount, chargeFee(amount)),
    source: charge.id,
    type: charge.id.startsWith('py_') ? 'payment' : 'charge',
    rate: core.behaviour.settlement?.rate ?? null,
  });
  charge.balance_transaction = transaction.id;
  core.announce('charge.updated', charge);
}

/** A bank has broken its promise: what was booked is booked back, with its fee. */
function takeBack(core: Core, charge: Stripe.Charge): void {
  const booked = core.state.transactions[String(charge.balance_transaction)];
  if (!booked) return;
  charge.failure_balance_transaction = core.book({
    amount: -booked.amount,
    currency: booked.currency,
    fee: -booked.fee,
    source: charge.id,
    type: 'payment_failure_refund',
  }).id;
}

/** Days later a bank says yes or no. */
export function endDebit(core: Core, sessionId: string, isPaid: boolean): void {
  const session = find(core.state.sessions, sessionId, 'checkout session');
  const intent = find(core.state.intents, String(session.payment_intent), 'payment intent');
  const charge = find(core.state.charges, String(intent.latest_charge), 'charge');
  if (!isPaid) {
    const failure = { status: 'failed', failure_code: 'insufficient_funds', paid: false } as const;
    Object.assign(charge, { ...failure, failure_message: 'The account has insufficient funds.' });
    intent.status = 'requires_payment_method';
    takeBack(core, charge);
    core.announce('charge.failed', charge);
    core.announce('payment_intent.payment_failed', intent);
    core.announce('checkout.session.async_payment_failed', session);
    return;
  }
  Object.assign(charge, { status: 'succeeded', paid: true, captured: true });
  Object.assign(intent, { status: 'succeeded', amount_received: charge.amount_captured });
  session.payment_status = 'paid';
  tellSuccess(core, charge);
  core.announce('checkout.session.async_payment_succeeded', session);
}

function intentOf(core: Core, charge: Stripe.Charge): Stripe.PaymentIntent {
  return find(core.state.intents, String(charge.payment_intent), 'payment intent');
}

export function chargeOf(core: Core, sessionId: string): string {
  const session = find(core.state.sessions, sessionId, 'checkout session');
  const intent = find(core.state.intents, String(session.payment_intent), 'payment intent');
  return String(intent.latest_charge);
}
