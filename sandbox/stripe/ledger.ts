import type Stripe from 'stripe';
import { newPayout, newRefund, newTransfer } from './money-out.ts';
import { newCharge, newDispute, newIntent, newTransaction } from './objects.ts';
import { type SessionRequest, newSession } from './session.ts';
import { Refusal, find } from './refusal.ts';
import { type DoubleState, nextId } from './state.ts';

/** 2.9 % and 30 cents, as Stripe's list price for a home card. */
const chargeFee = (amount: number) => Math.floor((amount * 29 + 500) / 1000) + 30;
const disputeFee = 1500;

export type Announce = (type: string, object: { id: string }) => void;

/** What happens at the double's Stripe: every change, and what it announces. */
export class DoubleLedger {
  constructor(
    private readonly state: DoubleState,
    private readonly clock: () => Date,
    private readonly announce: Announce,
  ) {}

  private seconds(): number {
    return Math.floor(this.clock().getTime() / 1000);
  }

  private stamp(prefix: string) {
    return { id: nextId(this.state, prefix), created: this.seconds() };
  }

  private book(facts: Parameters<typeof newTransaction>[1]): Stripe.BalanceTransaction {
    const transaction = newTransaction(this.stamp('txn'), facts);
    this.state.transactions[transaction.id] = transaction;
    return transaction;
  }

  openSession(request: SessionRequest & { expiresAt: number }, origin: string) {
    const minutes = (request.expiresAt - this.seconds()) / 60;
    if (minutes < 30 || minutes > 24 * 60) {
      const words = 'The `expires_at` timestamp must be between 30 minutes and 24 hours from now.';
      throw new Refusal(words);
    }
    if (request.amount < 50)
      throw new Refusal('The amount is too small.', 400, undefined, 'amount_too_small');
    const stamped = { ...this.stamp('cs'), expiresAt: request.expiresAt };
    const session = newSession(stamped, request, origin);
    this.state.sessions[session.id] = session;
    return session;
  }

  expireSession(id: string): Stripe.Checkout.Session {
    const session = find(this.state.sessions, id, 'checkout session');
    if (session.status !== 'open') throw new Refusal('Only open sessions can be expired.');
    session.status = 'expired';
    session.url = null;
    this.announce('checkout.session.expired', session);
    return session;
  }

  /** As Stripe does by its own clock. */
  readSession(id: string): Stripe.Checkout.Session {
    const session = find(this.state.sessions, id, 'checkout session');
    if (session.status === 'open' && session.expires_at <= this.seconds())
      return this.expireSession(id);
    return session;
  }

  paySession(id: string, last4: string): Stripe.Checkout.Session {
    const session = this.readSession(id);
    if (session.status !== 'open') throw new Refusal('This checkout is over.', 410);
    const amount = session.amount_total ?? 0;
    const currency = session.currency ?? 'usd';
    const metadata = session.metadata ?? {};
    const chargeStamp = this.stamp('ch');
    const intentStamp = this.stamp('pi');
    const transaction = this.book({
      amount,
      currency,
      fee: chargeFee(amount),
      source: chargeStamp.id,
      type: 'charge',
    });
    this.state.charges[chargeStamp.id] = newCharge(chargeStamp, {
      amount,
      currency,
      last4,
      metadata,
      intent: intentStamp.id,
      transaction: transaction.id,
    });
    const facts = { amount, currency, metadata, charge: chargeStamp.id };
    this.state.intents[intentStamp.id] = newIntent(intentStamp, facts);
    Object.assign(session, {
      status: 'complete',
      payment_status: 'paid',
      payment_intent: intentStamp.id,
      url: null,
    });
    this.announce('checkout.session.completed', session);
    return session;
  }

  refund(request: { charge: string; amount: number; metadata: Record<string, string> }) {
    const charge = find(this.state.charges, request.charge, 'charge');
    if (charge.disputed) throw new Refusal(`Charge ${charge.id} has been charged back.`);
    if (charge.amount_refunded + request.amount > charge.amount) {
      throw new Refusal('Refund amount is greater than the unrefunded amount on charge.');
    }
    const refundStamp = this.stamp('re');
    const transaction = this.book({
      amount: -request.amount,
      fee: 0,
      currency: charge.currency,
      source: refundStamp.id,
      type: 'refund',
    });
    const made = newRefund(refundStamp, {
      amount: request.amount,
      currency: charge.currency,
      metadata: request.metadata,
      charge: charge.id,
      intent: String(charge.payment_intent),
      transaction: transaction.id,
    });
    charge.amount_refunded += request.amount;
    this.state.refunds[made.id] = made;
    this.announce('refund.created', made);
    return made;
  }

  failRefund(id: string): Stripe.Refund {
    const made = find(this.state.refunds, id, 'refund');
    const charge = find(this.state.charges, String(made.charge), 'charge');
    const { amount, currency } = made;
    made.status = 'failed';
    made.failure_reason = 'expired_or_canceled_card';
    made.failure_balance_transaction = this.book({
      amount,
      currency,
      fee: 0,
      source: made.id,
      type: 'refund_failure',
    }).id;
    charge.amount_refunded -= amount;
    this.announce('refund.failed', made);
    return made;
  }

  transfer(request: {
    amount: number;
    currency: string;
    destination: string;
    group: string | null;
  }) {
    const transferStamp = this.stamp('tr');
    const { amount, currency } = request;
    const transaction = this.book({
      currency,
      amount: -amount,
      fee: 0,
      source: transferStamp.id,
      type: 'transfer',
    });
    const made = newTransfer(transferStamp, { ...request, transaction: transaction.id });
    this.state.transfers[made.id] = made;
    this.announce('transfer.created', made);
    return made;
  }

  reverseTransfer(id: string): Stripe.Transfer {
    const made = find(this.state.transfers, id, 'transfer');
    const { amount, currency } = made;
    this.book({ amount, currency, fee: 0, source: made.id, type: 'transfer_refund' });
    made.reversed = true;
    made.amount_reversed = amount;
    this.announce('transfer.reversed', made);
    return made;
  }

  payOutToBank(request: { amount: number; currency: string }): Stripe.Payout {
    const payoutStamp = this.stamp('po');
    const { amount, currency } = request;
    const transaction = this.book({
      currency,
      amount: -amount,
      fee: 0,
      source: payoutStamp.id,
      type: 'payout',
    });
    const made = newPayout(payoutStamp, { amount, currency, transaction: transaction.id });
    this.state.payouts[made.id] = made;
    this.announce('payout.paid', made);
    return made;
  }

  dispute(chargeId: string): Stripe.Dispute {
    const charge = find(this.state.charges, chargeId, 'charge');
    if (charge.disputed) throw new Refusal('This charge is disputed already.');
    const disputeStamp = this.stamp('dp');
    const { amount, currency } = charge;
    const transaction = this.book({
      currency,
      amount: -amount,
      fee: disputeFee,
      source: disputeStamp.id,
      type: 'adjustment',
    });
    charge.disputed = true;
    const intent = String(charge.payment_intent);
    const made = newDispute(disputeStamp, {
      amount,
      currency,
      charge: charge.id,
      intent,
      transaction,
    });
    this.state.disputes[made.id] = made;
    this.announce('charge.dispute.created', made);
    return made;
  }

  closeDispute(id: string, status: 'won' | 'lost'): Stripe.Dispute {
    const { status: before } = find(this.state.disputes, id, 'dispute');
    if (before === 'won' || before === 'lost') throw new Refusal('This dispute is closed.');
    return this.moveDispute(id, status);
  }

  /** To any word of Stripe's; what was taken comes back where it says so. */
  moveDispute(id: string, status: Stripe.Dispute.Status): Stripe.Dispute {
    const made = find(this.state.disputes, id, 'dispute');
    made.status = status;
    const taken = made.balance_transactions.reduce((sum, { amount }) => sum + amount, 0);
    const isGivenBack = ['won', 'prevented', 'warning_closed'].includes(status);
    if (taken < 0 && isGivenBack) {
      const { amount, currency, id: source } = made;
      const back = { amount, currency, fee: 0, source, type: 'adjustment' } as const;
      made.balance_transactions.push(this.book(back));
    }
    const what = isGivenBack || status === 'lost' ? 'closed' : 'updated';
    this.announce(`charge.dispute.${what}`, made);
    return made;
  }

  chargeOf(sessionId: string): string {
    const session = find(this.state.sessions, sessionId, 'checkout session');
    const intent = find(this.state.intents, String(session.payment_intent), 'payment intent');
    return String(intent.latest_charge);
  }
}
