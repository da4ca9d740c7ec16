import type Stripe from 'stripe';

/**
 * Stripe's objects as the double answers them. They are written out in the
 * types of Stripe's own library, so that a field we forgot does not compile.
 */
export interface Stamp {
  readonly id: string;
  /** Seconds since 1970, as Stripe counts. */
  readonly created: number;
}

export function newSession(
  stamp: Stamp & { expiresAt: number },
  request: SessionRequest,
  origin: string,
): Stripe.Checkout.Session {
  return {
    id: stamp.id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: request.amount,
    amount_total: request.amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: request.cancelUrl,
    client_reference_id: request.reference,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: stamp.created,
    currency: request.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: request.email,
    discounts: [],
    expires_at: stamp.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: request.locale,
    managed_payments: null,
    metadata: request.metadata,
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: request.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${origin}/pay/${stamp.id}`,
    wallet_options: null,
  };
}

export interface SessionRequest {
  readonly amount: number;
  readonly currency: string;
  readonly email: string | null;
  readonly reference: string | null;
  readonly locale: Stripe.Checkout.Session.Locale | null;
  readonly metadata: Record<string, string>;
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
}

export function newIntent(
  stamp: Stamp,
  facts: { amount: number; currency: string; charge: string; metadata: Record<string, string> },
): Stripe.PaymentIntent {
  return {
    id: stamp.id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: facts.amount,
    amount_capturable: 0,
    amount_received: facts.amount,
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
    status: 'succeeded',
    transfer_group: null,
  };
}

export function newCharge(
  stamp: Stamp,
  facts: {
    amount: number;
    currency: string;
    intent: string;
    transaction: string;
    last4: string;
    metadata: Record<string, string>;
  },
): Stripe.Charge {
  return {
    id: stamp.id,
    object: 'charge',
    amount: facts.amount,
    amount_captured: facts.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: facts.transaction,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
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
    paid: true,
    payment_intent: facts.intent,
    payment_method: null,
    payment_method_details: {
      type: 'card',
      card: { brand: 'visa', last4: facts.last4 } as Stripe.Charge.PaymentMethodDetails.Card,
    },
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
    status: 'succeeded',
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
    source: string;
    type: Stripe.BalanceTransaction.Type;
  },
): Stripe.BalanceTransaction {
  return {
    id: stamp.id,
    object: 'balance_transaction',
    amount: facts.amount,
    available_on: stamp.created,
    balance_type: 'payments',
    created: stamp.created,
    currency: facts.currency,
    description: null,
    exchange_rate: null,
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
    status: 'available',
    type: facts.type,
  };
}

export function newRefund(
  stamp: Stamp,
  facts: {
    amount: number;
    currency: string;
    charge: string;
    intent: string;
    transaction: string;
    metadata: Record<string, string>;
  },
): Stripe.Refund {
  return {
    id: stamp.id,
    object: 'refund',
    amount: facts.amount,
    balance_transaction: facts.transaction,
    charge: facts.charge,
    created: stamp.created,
    currency: facts.currency,
    customer: null,
    customer_account: null,
    metadata: facts.metadata,
    payment_intent: facts.intent,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}

export function newTransfer(
  stamp: Stamp,
  facts: {
    amount: number;
    currency: string;
    destination: string;
    transaction: string;
    group: string | null;
  },
): Stripe.Transfer {
  return {
    id: stamp.id,
    object: 'transfer',
    amount: facts.amount,
    amount_reversed: 0,
    balance_transaction: facts.transaction,
    created: stamp.created,
    currency: facts.currency,
    description: null,
    destination: facts.destination,
    livemode: false,
    metadata: {},
    reversals: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/transfers/${stamp.id}/reversals`,
    },
    reversed: false,
    source_transaction: null,
    transfer_group: facts.group,
  };
}

export function newPayout(
  stamp: Stamp,
  facts: { amount: number; currency: string; transaction: string },
): Stripe.Payout {
  return {
    id: stamp.id,
    object: 'payout',
    amount: facts.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: stamp.created,
    automatic: true,
    balance_transaction: facts.transaction,
    created: stamp.created,
    currency: facts.currency,
    description: null,
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'completed',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'paid',
    trace_id: null,
    type: 'bank_account',
  };
}

export function newDispute(
  stamp: Stamp,
  facts: {
    amount: number;
    currency: string;
    charge: string;
    intent: string;
    transaction: Stripe.BalanceTransaction;
  },
): Stripe.Dispute {
  return {
    id: stamp.id,
    object: 'dispute',
    amount: facts.amount,
    balance_transactions: [facts.transaction],
    charge: facts.charge,
    created: stamp.created,
    currency: facts.currency,
    enhanced_eligibility_types: [],
    evidence: {} as Stripe.Dispute.Evidence,
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
    status: 'needs_response',
  };
}
