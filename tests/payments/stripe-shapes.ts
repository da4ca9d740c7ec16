import type Stripe from 'stripe';

/** What we send to Stripe, in Stripe's own types; the schemas of the test are made of these. */
export type SessionCreate = Stripe.Checkout.SessionCreateParams;
export type RefundCreate = Stripe.RefundCreateParams;
export type TransferCreate = Stripe.TransferCreateParams;
