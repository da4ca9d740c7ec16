import type Stripe from 'stripe';
import type { Stamp } from './objects.ts';

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
    allowed_payment_method_types: request.methods,
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
    payment_method_types: request.methods,
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
  readonly methods: string[];
  readonly locale: Stripe.Checkout.Session.Locale | null;
  readonly metadata: Record<string, string>;
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
}
