import type Stripe from 'stripe';
import {
  type SessionRequest,
  newCharge,
  newDispute,
  newIntent,
  newPayout,
  newRefund,
  newSession,
  newTransaction,
  newTransfer,
} from './objects.ts';
import { type DoubleState, nextId } from './state.ts';

/** A plain no, in the shape of Stripe's errors. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status = 400,
    readonly type = 'invalid_request_error',
    readonly code?: string,
  ) {
    super(message);
  }
}

/** 2.9 % and 30 cents, as Stripe's list price for a home card. */
const chargeFee = (amount: number) => Math.floor((amount * 29 + 500) / 1000) + 30;
const disputeFee = 1500;

export type Announce = (type: string, object: { id: string }) => void;

/** What happens at the double's Stripe: every change, and what it announces. */
export function doubleLedger(state: DoubleState, clock: () => Date, announce: Announce) {
  const seconds = () => Math.floor(clock().getTime() / 1000);
  const stamp = (prefix: string) => ({ id: nextId(state, prefix), created: seconds() });

  function book(facts: Parameters<typeof newTransaction>[1]): Stripe.BalanceTransaction {
    const transaction = newTransaction(stamp('txn'), facts);
    state.transactions[transaction.id] = transaction;
    return transaction;
  }

  function openSession(request: SessionRequest & { expiresAt: number }, origin: string) {
    const minutes = (request.expiresAt - seconds()) / 60;
    if (minutes < 30 || minutes > 24 * 60) {
      throw new Refusal('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.');
    }
    if (request.amount < 50) throw new Refusal('The amount is too small.', 400, undefined, 'amount_too_small');
    const session = newSession({ ...stamp('cs'), expiresAt: request.expiresAt }, request, origin);
    state.sessions[session.id] = session;
    return session;
  }

  function expireSession(id: string): Stripe.Checkout.Session {
    const session = find(state.sessions, id, 'checkout session');
    if (session.status !== 'open') throw new Refusal('Only open sessions can be expired.');
    session.status = 'expired';
    session.url = null;
    announce('checkout.session.expired', session);
    return session;
  }

  /** As Stripe does by its own clock. */
  function readSession(id: string): Stripe.Checkout.Session {
    const session = find(state.sessions, id, 'checkout session');
    if (session.status === 'open' && session.expires_at <= seconds()) return expireSession(id);
    return session;
  }

  function paySession(id: string, last4: string): Stripe.Checkout.Session {
    const session = readSession(id);
    if (session.status !== 'open') throw new Refusal('This checkout is over.', 410);
    const amount = session.amount_total ?? 0;
    const currency = session.currency ?? 'usd';
    const metadata = session.metadata ?? {};
    const chargeStamp = stamp('ch');
    const intentStamp = stamp('pi');
    const transaction = book({
      ...{ amount, currency, fee: chargeFee(amount) },
      source: chargeStamp.id,
      type: 'charge',
    });
    state.charges[chargeStamp.id] = newCharge(chargeStamp, {
      ...{ amount, currency, last4, metadata },
      intent: intentStamp.id,
      transaction: transaction.id,
    });
    const facts = { amount, currency, metadata, charge: chargeStamp.id };
    state.intents[intentStamp.id] = newIntent(intentStamp, facts);
    Object.assign(session, {
      status: 'complete',
      payment_status: 'paid',
      payment_intent: intentStamp.id,
      url: null,
    });
    announce('checkout.session.completed', session);
    return session;
  }

  function refund(request: { charge: string; amount: number; metadata: Record<string, string> }) {
    const charge = find(state.charges, request.charge, 'charge');
    if (charge.disputed) throw new Refusal(`Charge ${charge.id} has been charged back.`);
    if (charge.amount_refunded + request.amount > charge.amount) {
      throw new Refusal('Refund amount is greater than the unrefunded amount on charge.');
    }
    const refundStamp = stamp('re');
    const transaction = book({
      amount: -request.amount,
      fee: 0,
      currency: charge.currency,
      source: refundStamp.id,
      type: 'refund',
    });
    const made = newRefund(refundStamp, {
      ...{ amount: request.amount, currency: charge.currency, metadata: request.metadata },
      charge: charge.id,
      intent: String(charge.payment_intent),
      transaction: transaction.id,
    });
    charge.amount_refunded += request.amount;
    state.refunds[made.id] = made;
    announce('refund.created', made);
    return made;
  }

  function failRefund(id: string): Stripe.Refund {
    const made = find(state.refunds, id, 'refund');
    const charge = find(state.charges, String(made.charge), 'charge');
    const { amount, currency } = made;
    made.status = 'failed';
    made.failure_reason = 'expired_or_canceled_card';
    made.failure_balance_transaction = book({
      ...{ amount, currency, fee: 0 },
      source: made.id,
      type: 'refund_failure',
    }).id;
    charge.amount_refunded -= amount;
    announce('refund.failed', made);
    return made;
  }

  function transfer(request: {
    amount: number;
    currency: string;
    destination: string;
    group: string | null;
  }) {
    const transferStamp = stamp('tr');
    const { amount, currency } = request;
    const transaction = book({
      ...{ currency, amount: -amount, fee: 0 },
      source: transferStamp.id,
      type: 'transfer',
    });
    const made = newTransfer(transferStamp, { ...request, transaction: transaction.id });
    state.transfers[made.id] = made;
    announce('transfer.created', made);
    return made;
  }

  function payOutToBank(request: { amount: number; currency: string }): Stripe.Payout {
    const payoutStamp = stamp('po');
    const { amount, currency } = request;
    const transaction = book({
      ...{ currency, amount: -amount, fee: 0 },
      source: payoutStamp.id,
      type: 'payout',
    });
    const made = newPayout(payoutStamp, { amount, currency, transaction: transaction.id });
    state.payouts[made.id] = made;
    announce('payout.paid', made);
    return made;
  }

  function dispute(chargeId: string): Stripe.Dispute {
    const charge = find(state.charges, chargeId, 'charge');
    if (charge.disputed) throw new Refusal('This charge is disputed already.');
    const disputeStamp = stamp('dp');
    const { amount, currency } = charge;
    const transaction = book({
      ...{ currency, amount: -amount, fee: disputeFee },
      source: disputeStamp.id,
      type: 'adjustment',
    });
    charge.disputed = true;
    const intent = String(charge.payment_intent);
    const made = newDispute(disputeStamp, { amount, currency, charge: charge.id, intent, transaction });
    state.disputes[made.id] = made;
    announce('charge.dispute.created', made);
    return made;
  }

  function closeDispute(id: string, status: 'won' | 'lost'): Stripe.Dispute {
    const made = find(state.disputes, id, 'dispute');
    if (made.status === 'won' || made.status === 'lost') throw new Refusal('This dispute is closed.');
    made.status = status;
    if (status === 'won') {
      const { amount, currency } = made;
      const back = { amount, currency, fee: 0, source: made.id, type: 'adjustment' } as const;
      made.balance_transactions.push(book(back));
    }
    announce('charge.dispute.closed', made);
    return made;
  }

  function chargeOf(sessionId: string): string {
    const session = find(state.sessions, sessionId, 'checkout session');
    return String(find(state.intents, String(session.payment_intent), 'payment intent').latest_charge);
  }

  return {
    chargeOf,
    openSession,
    expireSession,
    readSession,
    paySession,
    refund,
    failRefund,
    transfer,
    payOutToBank,
    dispute,
    closeDispute,
  };
}

export type DoubleLedger = ReturnType<typeof doubleLedger>;

export function find<T>(rows: Record<string, T>, id: string, kind: string): T {
  const row = rows[id];
  if (!row) throw new Refusal(`No such ${kind}: '${id}'`, 404, undefined, 'resource_missing');
  return row;
}
