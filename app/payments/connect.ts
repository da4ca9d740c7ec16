import type Stripe from 'stripe';
import { isGoneAtStripe, orRefused, patiently, stripe } from './stripe.ts';

/** A partner's account at Stripe, as far as we depend on it. */
export interface ConnectedAccount {
  readonly accountId: string;
  /** Whether transfers may reach it, and whether Stripe pays it out to the partner's bank. */
  readonly canReceive: boolean;
  readonly canPayOut: boolean;
  /** What Stripe asks its holder for, in Stripe's own words. */
  readonly currentlyDue: readonly string[];
  readonly disabledReason: string | null;
}

/** The host's own country, and those whose accounts it may pay into. */
export interface StripeReach {
  readonly hostCountry: string;
  readonly countries: readonly string[];
}

/** @throws StripeError where Stripe does not answer. */
export async function stripeReach(): Promise<StripeReach> {
  const { country } = await patiently(() => stripe().accounts.retrieve(null));
  const hostCountry = country ?? '';
  const spec = await patiently(() => stripe().countrySpecs.retrieve(hostCountry));
  return { hostCountry, countries: spec.supported_transfer_countries };
}

/**
 * Opens an account for a partner: it may only be paid into, and Stripe itself asks its holder for
 * what the law wants. @throws StripeRefused
 */
export async function openAccount(request: {
  partnerId: number;
  name: string;
  country: string;
  email: string;
  hostCountry: string;
  idempotencyKey: string;
}): Promise<ConnectedAccount> {
  const { partnerId, name, country, email, hostCountry, idempotencyKey } = request;
  const isAbroad = regionOf(country) !== regionOf(hostCountry);
  const params: Stripe.AccountCreateParams = {
    country,
    email,
    business_profile: { name },
    capabilities: { transfers: { requested: true } },
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
    },
    // Between regions Stripe pays those alone who agree to receive and no more.
    ...(isAbroad && { tos_acceptance: { service_agreement: 'recipient' } }),
    metadata: { partner: String(partnerId) },
  };
  return factsOf(await orRefused(() => stripe().accounts.create(params, { idempotencyKey })));
}

/** The account now; null when Stripe no longer knows it, or its holder has cut it off from us. */
export async function accountNow(accountId: string): Promise<ConnectedAccount | null> {
  try {
    return factsOf(await patiently(() => stripe().accounts.retrieve(accountId)));
  } catch (error) {
    if (isGoneAtStripe(error)) return null;
    throw error;
  }
}

/** Where the account's holder tells Stripe what it asks for; good once, and for minutes. */
export async function onboardingLink(request: {
  accountId: string;
  returnUrl: string;
  /** Where the holder comes back to when the link is too old. */
  refreshUrl: string;
}): Promise<string> {
  const { url } = await orRefused(() =>
    stripe().accountLinks.create({
      account: request.accountId,
      type: 'account_onboarding',
      return_url: request.returnUrl,
      refresh_url: request.refreshUrl,
      collection_options: { fields: 'eventually_due' },
    }),
  );
  return url;
}

function factsOf(account: Stripe.Account): ConnectedAccount {
  const { requirements } = account;
  const due = [...(requirements?.past_due ?? []), ...(requirements?.currently_due ?? [])];
  return {
    accountId: account.id,
    canReceive: account.capabilities?.transfers === 'active',
    canPayOut: account.payouts_enabled,
    currentlyDue: [...new Set(due)],
    disabledReason: requirements?.disabled_reason ?? null,
  };
}

/** Within one of these, accounts are under Stripe's full agreement. */
const economicArea =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK';

const regionOf = (country: string) => (economicArea.split(' ').includes(country) ? 'EEA' : country);
