import type Stripe from 'stripe';
import { patiently, stripe } from './stripe.ts';

/** The current state of a hosted checkout. */
export type CheckoutOutcome =
  | { state: 'open' }
  | { state: 'expired' }
  /** Stripe has a bank's promise, not the money: it may take days. */
  | { state: 'processing' }
  /** The bank said no after all. */
  | { state: 'failed' }
  | { state: 'paid'; payment: CardPaymentFacts };

export interface CardPaymentFacts {
  readonly paymentIntentId: string;
  readonly chargeId: string;
  /** What was captured, in minor units of `currency`; it may be less than was asked. */
  readonly amount: bigint;
  readonly currency: string;
  readonly card: string;
  /** Null until Stripe has booked the charge: seconds by its default, an hour at most. */
  readonly balanceTransaction: BalanceTransactionFacts | null;
}

/** A balance transaction: Stripe's own record of what moved, and its fee. */
export interface BalanceTransactionFacts {
  readonly id: string;
  readonly type: string;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly currency: string;
  readonly sourceId: string | null;
  readonly description: string | null;
  readonly createdAt: Date;
}

export interface CheckoutRequest {
  readonly orderId: number;
  readonly idempotencyKey: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly description: string;
  readonly email: string;
  readonly language: string;
  /** Stripe's words for what may pay, `card` among them. */
  readonly methods: readonly string[];
  readonly expiresAt: Date;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** Stripe will not open this checkout, now or later: too little time is left, or too little to pay. */
export class CheckoutRefused extends Error {}

/**
 * Opens a hosted checkout; the same key opens the same one.
 * @throws CheckoutRefused when Stripe says no for good.
 */
export async function openCheckout(request: CheckoutRequest): Promise<{ id: string; url: string }> {
  try {
    return await createSession(request);
  } catch (error) {
    const { type, code } = error as { type?: string; code?: string };
    const isForGood = type === 'StripeInvalidRequestError' && code !== 'rate_limit';
    if (!isForGood) throw error;
    throw new CheckoutRefused((error as Error).message, { cause: error });
  }
}

type Method = Stripe.Checkout.SessionCreateParams.AllowedPaymentMethodType;

async function createSession(request: CheckoutRequest): Promise<{ id: string; url: string }> {
  const session = await patiently(() =>
    stripe().checkout.sessions.create(
      {
        mode: 'payment',
        // By name: what the dashboard switches on may promise money for days.
        allowed_payment_method_types: [...request.methods] as Method[],
        // What is paid is what was asked, in the currency that it was asked in.
        adaptive_pricing: { enabled: false },
        client_reference_id: String(request.orderId),
        customer_email: request.email,
        locale: request.language === 'id' ? 'id' : 'en',
        expires_at: Math.floor(request.expiresAt.getTime() / 1000),
        success_url: request.successUrl,
        cancel_url: request.cancelUrl,
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: request.currency.toLowerCase(),
              unit_amount: Number(request.amount),
              product_data: { name: request.description },
            },
          },
        ],
        metadata: { order: String(request.orderId) },
        payment_intent_data: { metadata: { order: String(request.orderId) } },
      },
      { idempotencyKey: request.idempotencyKey },
    ),
  );
  if (!session.url) throw new Error(`checkout session ${session.id} has no address`);
  return { id: session.id, url: session.url };
}

/** Asks Stripe for the latest state, which is never taken from an event. */
export async function checkoutOutcome(sessionId: string): Promise<CheckoutOutcome> {
  const expand = ['payment_intent.latest_charge.balance_transaction'];
  const session = await patiently(() => stripe().checkout.sessions.retrieve(sessionId, { expand }));
  if (session.status === 'expired') return { state: 'expired' };
  if (session.status !== 'complete') return { state: 'open' };
  if (session.payment_status === 'paid') return { state: 'paid', payment: factsOf(session) };
  return { state: hasFailed(session) ? 'failed' : 'processing' };
}

function hasFailed({ payment_intent: intent }: Stripe.Checkout.Session): boolean {
  if (!intent || typeof intent === 'string') return false;
  return intent.status === 'requires_payment_method' || intent.status === 'canceled';
}

/** Ends an open checkout; one that has ended stays as it is. */
export async function expireCheckout(sessionId: string): Promise<void> {
  const session = await patiently(() => stripe().checkout.sessions.retrieve(sessionId));
  if (session.status !== 'open') return;
  try {
    await patiently(() => stripe().checkout.sessions.expire(sessionId));
  } catch (error) {
    // It ended in between, or an answer was lost: where it is, whoever asks next will hear.
    const now = await patiently(() => stripe().checkout.sessions.retrieve(sessionId));
    if (now.status === 'open') throw error;
  }
}

/** Stripe's own booking of a charge; null as long as there is none. */
export async function bookingOfCharge(chargeId: string): Promise<BalanceTransactionFacts | null> {
  const expand = ['balance_transaction'];
  const charge = await patiently(() => stripe().charges.retrieve(chargeId, { expand }));
  return transactionOf(charge.balance_transaction);
}

export function transactionOf(
  row: string | Stripe.BalanceTransaction | null | undefined,
): BalanceTransactionFacts | null {
  return row && typeof row !== 'string' ? balanceTransactionFacts(row) : null;
}

export function balanceTransactionFacts(row: Stripe.BalanceTransaction): BalanceTransactionFacts {
  return {
    id: row.id,
    type: row.type,
    amount: BigInt(row.amount),
    fee: BigInt(row.fee),
    currency: row.currency.toUpperCase(),
    sourceId: typeof row.source === 'string' ? row.source : (row.source?.id ?? null),
    description: row.description,
    createdAt: new Date(row.created * 1000),
  };
}

function factsOf(session: Stripe.Checkout.Session): CardPaymentFacts {
  const intent = session.payment_intent;
  if (!intent || typeof intent === 'string') throw new Error(`${session.id}: no payment intent`);
  const charge = intent.latest_charge;
  if (!charge || typeof charge === 'string') throw new Error(`${session.id}: no charge`);
  return paymentFacts(charge, intent.id);
}

/**
 * What a charge brought; null while it has not succeeded, and once any of it went back, is disputed,
 * or its bank has warned of it.
 */
export async function untouchedPayment(chargeId: string): Promise<CardPaymentFacts | null> {
  const expand = ['balance_transaction'];
  const charge = await patiently(() => stripe().charges.retrieve(chargeId, { expand }));
  const { payment_intent: intent } = charge;
  const isWhole = charge.amount_refunded === 0 && !charge.disputed;
  if (charge.status !== 'succeeded' || !charge.captured || !isWhole || !intent) return null;
  const asked = { charge: chargeId, limit: 1 };
  const warnings = await patiently(() => stripe().radar.earlyFraudWarnings.list(asked));
  if (warnings.data.length > 0) return null;
  return paymentFacts(charge, typeof intent === 'string' ? intent : intent.id);
}

function paymentFacts(charge: Stripe.Charge, paymentIntentId: string): CardPaymentFacts {
  return {
    paymentIntentId,
    chargeId: charge.id,
    amount: BigInt(charge.amount_captured),
    currency: charge.currency.toUpperCase(),
    card: cardOf(charge.payment_method_details),
    balanceTransaction: transactionOf(charge.balance_transaction),
  };
}

/** `visa 4242`; of a bank account its kind alone, where no number is told. */
function cardOf(details: Stripe.Charge.PaymentMethodDetails | null): string {
  if (!details) return 'card';
  const { card, us_bank_account: bank, sepa_debit: debit } = details;
  if (card?.last4) return `${card.brand ?? 'card'} ${card.last4}`;
  const last4 = bank?.last4 ?? debit?.last4;
  return last4 ? `bank ${last4}` : details.type;
}
