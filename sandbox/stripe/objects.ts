import type Stripe from 'stripe';
import { noEvidence, visa } from './details.ts';

/**
 * Stripe's objects as the double answers them. They are written out in the
 * types of Stripe's own library, so that a field we forgot does not compile.
 */
export interface Stamp {
  readonly id: string;
  /** Seconds since 1970, as Stripe counts. */
  readonly created: number;
}

export function newIntent(
  stamp: Stamp,
  facts: {
    amount: number;
    received: number;
    currency: string;
    charge: string;
    metadata: Record<string, string>;
    status: Stripe.PaymentIntent.Status;
  },
): Stripe.PaymentIntent {
  return {
    id: stamp.id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: facts.amount,
    amount_capturable: 0,
    amount_received: facts.received,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: null,
    confirmation_method: 'automatic',
    created: stamp.created,
    currency: facts.currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: facts.charge,
    livemode: false,
    managed_payments: null,
    metadata: facts.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: facts.status,
    transfer_group: null,
  };
}

export function newCharge(
  stamp: Stamp,
  facts: {
    amount: number;
    captured: number;
    currency: string;
    intent: string;
    last4: string;
    metadata: Record<string, string>;
    isDelayed: boolean;
  },
): Stripe.Charge {
  return {
    id: stamp.id,
    object: 'charge',
    amount: facts.amount,
    amount_captured: facts.captured,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: !facts.isDelayed,
    created: stamp.created,
    currency: facts.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: null,
    livemode: false,
    metadata: facts.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: !facts.isDelayed,
    payment_intent: facts.intent,
    payment_method: null,
    payment_method_details: facts.isDelayed
      ? { type: 'us_bank_account' }
      : { type: 'card', card: visa(facts.last4, facts.amount) },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: facts.isDelayed ? 'pending' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

export function newTransaction(
  stamp: Stamp,
  facts: {
    amount: number;
    fee: number;
    currency: string;
    /** An adjustment of Stripe's own has none. */
    source: string | null;
    type: Stripe.BalanceTransaction.Type;
    rate?: number | null;
    availableOn?: number;
  },
): Stripe.BalanceTransaction {
  return {
    id: stamp.id,
    object: 'balance_transaction',
    amount: facts.amount,
    available_on: facts.availableOn ?? stamp.created,
    balance_type: 'payments',
    created: stamp.created,
    currency: facts.currency,
    description: null,
    exchange_rate: facts.rate ?? null,
    fee: facts.fee,
    fee_details: facts.fee
      ? [
          {
            amount: facts.fee,
            application: null,
            currency: facts.currency,
            description: 'Stripe processing fees',
            type: 'stripe_fee',
          },
        ]
      : [],
    net: facts.amount - facts.fee,
    reporting_category: facts.type,
    source: facts.source,
    status: (facts.availableOn ?? stamp.created) > stamp.created ? 'pending' : 'available',
    type: facts.type,
  };
}

export function newDispute(
  stamp: Stamp,
  facts: {
    amount: number;
    currency: string;
    charge: string;
    intent: string;
    status: Stripe.Dispute.Status;
  },
): Stripe.Dispute {
  return {
    id: stamp.id,
    object: 'dispute',
    amount: facts.amount,
    balance_transactions: [],
    charge: facts.charge,
    created: stamp.created,
    currency: facts.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: stamp.created + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: facts.intent,
    reason: 'fraudulent',
    status: facts.status,
  };
}
