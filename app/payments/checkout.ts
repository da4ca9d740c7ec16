import type Stripe from 'stripe';
import { patiently, stripe } from './stripe.ts';

/** What a hosted checkout says when it is asked now. */
export type CheckoutOutcome =
  { state: 'open' } | { state: 'expired' } | { state: 'paid'; payment: CardPaymentFacts };

export interface CardPaymentFacts {
  readonly paymentIntentId: string;
  readonly chargeId: string;
  /** Minor units of `currency`. */
  readonly amount: bigint;
  readonly currency: string;
  readonly card: string;
  readonly balanceTransaction: BalanceTransactionFacts;
}

/** A line of Stripe's own account of our money: Stripe's word on what moved, and its fee. */
export interface BalanceTransactionFacts {
  readonly id: string;
  readonly type: string;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly currency: string;
  readonly sourceId: string | null;
}

export interface CheckoutRequest {
  readonly orderId: number;
  readonly idempotencyKey: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly description: string;
  readonly email: string;
  readonly language: string;
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

async function createSession(request: CheckoutRequest): Promise<{ id: string; url: string }> {
  const session = await patiently(() =>
    stripe().checkout.sessions.create(
      {
        mode: 'payment',
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

/** Asks Stripe for the latest state; what an event says is never trusted for it. */
export async function checkoutOutcome(sessionId: string): Promise<CheckoutOutcome> {
  const expand = ['payment_intent.latest_charge.balance_transaction'];
  const session = await patiently(() => stripe().checkout.sessions.retrieve(sessionId, { expand }));
  if (session.payment_status === 'paid') return { state: 'paid', payment: factsOf(session) };
  return { state: session.status === 'expired' ? 'expired' : 'open' };
}

/** Ends an open checkout; one that has ended stays as it is. */
export async function expireCheckout(sessionId: string): Promise<void> {
  const session = await stripe().checkout.sessions.retrieve(sessionId);
  if (session.status === 'open') await stripe().checkout.sessions.expire(sessionId);
}

export function balanceTransactionFacts(row: Stripe.BalanceTransaction): BalanceTransactionFacts {
  return {
    id: row.id,
    type: row.type,
    amount: BigInt(row.amount),
    fee: BigInt(row.fee),
    currency: row.currency.toUpperCase(),
    sourceId: typeof row.source === 'string' ? row.source : (row.source?.id ?? null),
  };
}

function factsOf(session: Stripe.Checkout.Session): CardPaymentFacts {
  const intent = session.payment_intent;
  if (!intent || typeof intent === 'string') throw new Error(`${session.id}: no payment intent`);
  const charge = intent.latest_charge;
  if (!charge || typeof charge === 'string') throw new Error(`${session.id}: no charge`);
  const transaction = charge.balance_transaction;
  if (!transaction || typeof transaction === 'string') {
    throw new Error(`${session.id}: Stripe has not booked the charge yet`);
  }
  const card = charge.payment_method_details?.card;
  return {
    paymentIntentId: intent.id,
    chargeId: charge.id,
    amount: BigInt(charge.amount),
    currency: charge.currency.toUpperCase(),
    card: card?.last4 ? `${card.brand ?? 'card'} ${card.last4}` : 'card',
    balanceTransaction: balanceTransactionFacts(transaction),
  };
}
