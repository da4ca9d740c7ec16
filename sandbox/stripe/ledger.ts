import type Stripe from 'stripe';
import * as accounts from './accounts.ts';
import { type Announce, type Behaviour, Core } from './core.ts';
import * as disputes from './disputes.ts';
import * as payments from './payments.ts';
import * as sending from './sending.ts';
import type { SessionRequest } from './session.ts';
import type { DoubleState } from './state.ts';

/** Everything that happens in the double: each change, and what it announces. */
export class DoubleLedger {
  readonly core: Core;

  constructor(state: DoubleState, clock: () => Date, announce: Announce, behaviour: Behaviour) {
    this.core = new Core(state, clock, announce, behaviour);
  }

  openSession(request: SessionRequest & { expiresAt: number }, origin: string) {
    return payments.openSession(this.core, request, origin);
  }

  expireSession(id: string) {
    return payments.expireSession(this.core, id);
  }

  readSession(id: string) {
    return payments.readSession(this.core, id);
  }

  paySession(id: string, last4: string, more: Omit<payments.Payment, 'last4'> = {}) {
    return payments.paySession(this.core, id, { last4, ...more });
  }

  /** @param reason in Stripe's code; most banks say no more than this */
  decline(id: string, last4 = '0002', reason = 'generic_decline') {
    return payments.decline(this.core, id, last4, reason);
  }

  payElsewhere(amount: number, currency = 'usd') {
    return payments.payElsewhere(this.core, amount, currency);
  }

  refund(request: { charge: string; amount: number; metadata?: Record<string, string> }) {
    return sending.refund(this.core, { metadata: {}, ...request });
  }

  failRefund(id: string) {
    return sending.failRefund(this.core, id);
  }

  transfer(request: sending.TransferRequest) {
    return sending.transfer(this.core, request);
  }

  reverseTransfer(id: string) {
    return sending.reverseTransfer(this.core, id);
  }

  /** What can be paid out now, in minor units. */
  available(currency: string) {
    return this.core.available(currency);
  }

  payOutToBank(request: { amount: number; currency: string }) {
    return sending.payOutToBank(this.core, request);
  }

  topUp(request: { amount: number; currency: string }) {
    return sending.topUp(this.core, request);
  }

  failPayout(id: string) {
    return sending.failPayout(this.core, id);
  }

  dispute(chargeId: string, more: { amount?: number; status?: Stripe.Dispute.Status } = {}) {
    return disputes.dispute(this.core, chargeId, more);
  }

  warn(chargeId: string) {
    return disputes.warn(this.core, chargeId);
  }

  closeDispute(id: string, status: 'won' | 'lost') {
    return disputes.closeDispute(this.core, id, status);
  }

  moveDispute(id: string, status: Stripe.Dispute.Status, rate?: number) {
    return disputes.moveDispute(this.core, id, status, rate);
  }

  chargeOf(sessionId: string): string {
    return payments.chargeOf(this.core, sessionId);
  }

  /** What Stripe books of itself: an adjustment, a reserve, a top-up, a fee; of either sign. */
  adjust(amount: number, type: Stripe.BalanceTransaction.Type = 'adjustment', currency = 'usd') {
    const source = type === 'topup' ? this.core.stamp('tu').id : null;
    return this.core.book({ amount, currency, fee: 0, source, type });
  }

  /** A partner's account as its holder or Stripe made it. */
  setAccount(id: string, state: 'active' | 'restricted' | 'closed'): void {
    accounts.setAccount(this.core, id, state);
  }

  openAccount(request: accounts.AccountRequest) {
    return accounts.openAccount(this.core, request);
  }

  accountOf(id: string) {
    return accounts.accountOf(this.core.state, id);
  }

  /** Its holder has told Stripe all that it asked for, or all but these. */
  tellStripe(accountId: string, leftOut: string[] = []) {
    accounts.tellStripe(this.core, accountId, leftOut);
  }

  /** Does what has become due by itself: captures, debits, refunds that waited for money. */
  tick(): void {
    const now = this.core.seconds();
    const due = this.core.state.due.filter((one) => one.at <= now);
    this.core.state.due = this.core.state.due.filter((one) => one.at > now);
    for (const { what, id } of due) {
      if (what === 'capture') payments.capture(this.core, id);
      else if (what === 'verify') accounts.verify(this.core, id);
      else if (what === 'refund') sending.settleRefund(this.core, id);
      else payments.endDebit(this.core, id, what === 'debit_succeeds');
    }
  }
}
