/**
 * The events of Stripe that something here answers to: what an endpoint has to be subscribed to,
 * and what the sweep for lost ones asks for. All others are thanked for and left.
 */
export const stripeEventTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.updated',
  'charge.failed',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'transfer.created',
  'transfer.updated',
  'transfer.reversed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'radar.early_fraud_warning.created',
  'payout.created',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
] as const;

export type StripeEventType = (typeof stripeEventTypes)[number];

export function isHandled(type: string): type is StripeEventType {
  return (stripeEventTypes as readonly string[]).includes(type);
}
