import type Stripe from 'stripe';
import { mayReceive } from './accounts.ts';
import type { Core } from './core.ts';
import { newPayout, newRefund, newReversal, newTopup, newTransfer } from './money-out.ts';
import { Refusal, find } from './refusal.ts';

interface RefundRequest {
  readonly charge: string;
  readonly amount: number;
  readonly metadata: Record<string, string>;
}

/** Back to the card: at once where so much is available, else as soon as it is. */
export function refund(core: Core, request: RefundRequest): Stripe.Refund {
  const charge = find(core.state.charges, request.charge, 'charge');
  if (charge.disputed)
    throw new Refusal(
      `Charge ${charge.id} has been charged back.`,
      400,
      undefined,
      'charge_disputed',
    );
  if (charge.amount_refunded + request.amount > charge.amount_captured) {
    throw new Refusal('Refund amount is greater than the unrefunded amount on charge.');
  }
  const isCovered = core.available(core.keptIn(charge.currency)) >= core.kept(request.amount);
  if (!isCovered && core.behaviour.refundsWithoutFunds === 'refuse') throw tooLittle();
  const made = newRefund(core.stamp('re'), {
    amount: request.amount,
    currency: charge.currency,
    metadata: request.metadata,
    charge: charge.id,
    intent: String(charge.payment_intent),
  });
  charge.amount_refunded += request.amount;
  core.state.refunds[made.id] = made;
  if (isCovered) bookRefund(core, made);
  else core.later(0, 'refund', made.id);
  core.announce('refund.created', made);
  core.announce('charge.refunded', charge);
  return made;
}

/** A refund that waited, when there is money for it; it waits on otherwise. */
export function settleRefund(core: Core, id: string): void {
  const made = find(core.state.refunds, id, 'refund');
  if (made.status !== 'pending') return;
  if (core.available(core.keptIn(made.currency)) < core.kept(made.amount)) {
    core.later(0, 'refund', id);
    return;
  }
  bookRefund(core, made);
  core.announce('refund.updated', made);
}

function bookRefund(core: Core, made: Stripe.Refund): void {
  made.balance_transaction = core.book({
    amount: -core.kept(made.amount),
    fee: 0,
    currency: core.keptIn(made.currency),
    source: made.id,
    type: 'refund',
  }).id;
  made.status = 'succeeded';
  delete made.pending_reason;
}

export function failRefund(core: Core, id: string): Stripe.Refund {
  const made = find(core.state.refunds, id, 'refund');
  const charge = find(core.state.charges, String(made.charge), 'charge');
  made.status = 'failed';
  made.failure_reason = 'expired_or_canceled_card';
  made.failure_balance_transaction = core.book({
    amount: core.kept(made.amount),
    currency: core.keptIn(made.currency),
    fee: 0,
    source: made.id,
    type: 'refund_failure',
  }).id;
  charge.amount_refunded -= made.amount;
  core.announce('refund.failed', made);
  return made;
}

export interface TransferRequest {
  readonly amount: number;
  readonly currency: string;
  readonly destination: string;
  readonly group: string | null;
}

export function transfer(core: Core, request: TransferRequest): Stripe.Transfer {
  mayReceive(core.state, request.destination);
  const { amount, currency } = request;
  if (core.available(currency) < amount) throw tooLittle();
  const stamp = core.stamp('tr');
  const facts = { currency, amount: -amount, fee: 0, source: stamp.id, type: 'transfer' } as const;
  const made = newTransfer(stamp, { ...request, transaction: core.book(facts).id });
  core.state.transfers[made.id] = made;
  core.announce('transfer.created', made);
  return made;
}

export function reverseTransfer(core: Core, id: string): Stripe.Transfer {
  const made = find(core.state.transfers, id, 'transfer');
  const { amount, currency } = made;
  const facts = { amount, currency, fee: 0, source: made.id, type: 'transfer_refund' } as const;
  const transaction = core.book(facts).id;
  made.reversals.data.push(newReversal(core.stamp('trr'), { ...facts, transaction }));
  made.reversed = true;
  made.amount_reversed = amount;
  core.announce('transfer.reversed', made);
  return made;
}

/** To the bank; of a negative amount, Stripe takes from the bank what it lacks. */
export function payOutToBank(
  core: Core,
  request: { amount: number; currency: string },
): Stripe.Payout {
  if (request.amount > 0 && core.available(request.currency) < request.amount) throw tooLittle();
  const { amount, currency } = request;
  if (['huf', 'twd'].includes(currency) && amount % 100 !== 0) {
    throw new Refusal(`Payouts in ${currency} are in whole units: the amount ends in 00.`);
  }
  const stamp = core.stamp('po');
  const transaction = core.book({
    currency,
    amount: -amount,
    fee: 0,
    source: stamp.id,
    type: 'payout',
  });
  const made = newPayout(stamp, { amount, currency, transaction: transaction.id });
  core.state.payouts[made.id] = made;
  core.announce('payout.created', made);
  core.announce('payout.paid', made);
  return made;
}

/** From the bank, where Stripe offers it. */
export function topUp(core: Core, request: { amount: number; currency: string }): Stripe.Topup {
  const stamp = core.stamp('tu');
  const { amount, currency } = request;
  const facts = { amount, currency, fee: 0, source: stamp.id, type: 'topup' } as const;
  return newTopup(stamp, { amount, currency, transaction: core.book(facts).id });
}

/** A payout that the bank sends back. */
export function failPayout(core: Core, id: string): Stripe.Payout {
  const made = find(core.state.payouts, id, 'payout');
  const { amount, currency } = made;
  made.status = 'failed';
  made.failure_code = 'account_closed';
  const facts = { amount, currency, fee: 0, source: made.id, type: 'payout_failure' } as const;
  made.failure_balance_transaction = core.book(facts).id;
  core.announce('payout.failed', made);
  return made;
}

function tooLittle(): Refusal {
  const words = 'You have insufficient available funds in your Stripe account.';
  return new Refusal(words, 400, undefined, 'balance_insufficient');
}
