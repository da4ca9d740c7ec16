import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type Stripe from 'stripe';

/** A partner's account: open to us, or cut off from us by its holder or by Stripe. */
interface Connected {
  readonly account: Stripe.Account;
  isClosed: boolean;
}

/** Where an account's holder tells Stripe what it asks for: good once, and for five minutes. */
interface OnboardingLink {
  readonly accountId: string;
  readonly returnUrl: string;
  readonly refreshUrl: string;
  readonly expiresAt: number;
  isUsed: boolean;
}

/** Everything the double remembers. It survives a restart when it is given a file. */
export interface DoubleState {
  sequence: number;
  sessions: Record<string, Stripe.Checkout.Session>;
  intents: Record<string, Stripe.PaymentIntent>;
  charges: Record<string, Stripe.Charge>;
  refunds: Record<string, Stripe.Refund>;
  transfers: Record<string, Stripe.Transfer>;
  payouts: Record<string, Stripe.Payout>;
  disputes: Record<string, Stripe.Dispute>;
  transactions: Record<string, Stripe.BalanceTransaction>;
  warnings: Record<string, Stripe.Radar.EarlyFraudWarning>;
  events: Stripe.Event[];
  /** Partners' accounts, and the links by which they are filled in. */
  connected: Record<string, Connected>;
  links: Record<string, OnboardingLink>;
  /** What will happen by itself, and when, in seconds since 1970. */
  due: {
    at: number;
    what: 'capture' | 'refund' | 'debit_succeeds' | 'debit_fails' | 'verify';
    id: string;
  }[];
  /** Answers by idempotency key, with the request that they belong to, and when it came. */
  keys: Record<string, { request: string; status: number; body: unknown; at: number }>;
}

export function openState(file: string | null): { state: DoubleState; save: () => void } {
  const known =
    file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DoubleState) : null;
  const state: DoubleState = {
    sequence: 0,
    sessions: {},
    intents: {},
    charges: {},
    refunds: {},
    transfers: {},
    payouts: {},
    disputes: {},
    transactions: {},
    warnings: {},
    connected: {},
    links: {},
    due: [],
    events: [],
    keys: {},
    ...known,
  };

  const save = () => {
    if (!file) return;
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  };
  return { state, save };
}

/** Ids in Stripe's style, counted so that two runs name things alike. */
export function nextId(state: DoubleState, prefix: string): string {
  state.sequence += 1;
  return `${prefix}_test_${state.sequence.toString().padStart(8, '0')}`;
}
