import { stripeEventTypes } from './event-types.ts';
import { isStripeTrouble, patiently, stripe } from './stripe.ts';

/** How the account at Stripe is set up, as far as we depend on it. */
export interface StripeSetup {
  /** Whether it may take payments and pay out. */
  readonly isActive: boolean;
  /** What it keeps its balance in unless told otherwise. */
  readonly currency: string | null;
  /** Events that no endpoint of ours is told of; null where there is no endpoint at all. */
  readonly missingEvents: readonly string[] | null;
}

/** @returns null when Stripe does not answer, or does not know the key. */
export async function stripeSetup(webhookUrl: string): Promise<StripeSetup | null> {
  try {
    const account = await patiently(() => stripe().accounts.retrieve(null));
    const endpoints = await patiently(() => stripe().webhookEndpoints.list({ limit: 100 }));
    const own = endpoints.data.filter((row) => row.url === webhookUrl && row.status === 'enabled');
    const events = own.flatMap((row) => row.enabled_events);
    const isTold = (type: string) => events.includes('*') || events.includes(type);
    return {
      isActive: account.charges_enabled && account.payouts_enabled,
      currency: account.default_currency?.toUpperCase() ?? null,
      missingEvents: own.length === 0 ? null : stripeEventTypes.filter((type) => !isTold(type)),
    };
  } catch (error) {
    if (isStripeTrouble(error)) return null;
    throw error;
  }
}
