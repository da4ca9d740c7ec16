import type { StripeWay } from '#app/domain/partners/stripe-accounts.ts';
import { m } from '#app/messages/compiled/messages.js';

const words: Record<StripeWay, () => string> = {
  open: m.stripe_account_title,
  reached: m.stripe_way_reached,
  not_reached: m.stripe_way_not_reached,
  not_known: m.stripe_way_not_known,
};

/** Whether Stripe can pay a partner that has no account there yet, for the operator's staff. */
export function stripeWayWords(way: StripeWay): string {
  return words[way]();
}
