import type Stripe from 'stripe';
import { newLink } from './accounts.ts';
import { type Params, text } from './answers.ts';
import type { Double, Route } from './route.ts';

/** The host's own account, its partners', and whom Stripe lets it pay into. */
export const accountRoutes: readonly Route[] = [
  ['GET', /^\/account$/, readAccount],
  ['POST', /^\/accounts$/, createAccount],
  ['GET', /^\/accounts\/(\w+)$/, ({ ledger }, _, [id]) => ledger.accountOf(id ?? '')],
  ['POST', /^\/account_links$/, createLink],
  ['GET', /^\/country_specs\/(\w+)$/, readCountry],
];

function readAccount({ ledger }: Double): Stripe.Account {
  return {
    id: 'acct_double',
    object: 'account',
    charges_enabled: true,
    country: ledger.core.behaviour.hostCountry,
    default_currency: ledger.core.keptIn('usd'),
    details_submitted: true,
    email: null,
    payouts_enabled: true,
    type: 'standard',
  };
}

function createAccount({ ledger }: Double, params: Params) {
  const agreed = (params['tos_acceptance'] ?? {}) as Params;
  return ledger.openAccount({
    country: String(params['country']),
    email: text(params['email']),
    agreement: text(agreed['service_agreement']) ?? 'full',
    metadata: (params['metadata'] ?? {}) as Record<string, string>,
  });
}

function createLink({ ledger, origin }: Double, params: Params) {
  const request = {
    accountId: String(params['account']),
    returnUrl: String(params['return_url']),
    refreshUrl: String(params['refresh_url']),
  };
  return newLink(ledger.core, request, origin);
}

function readCountry({ ledger }: Double, _: Params, [id = '']: readonly string[]) {
  const nothing = { additional: [], minimum: [] };
  const spec: Stripe.CountrySpec = {
    id,
    object: 'country_spec',
    default_currency: 'usd',
    supported_bank_account_currencies: {},
    supported_payment_currencies: ['usd'],
    supported_payment_methods: ['card', 'stripe'],
    supported_transfer_countries: ledger.core.behaviour.reaches,
    verification_fields: { company: nothing, individual: nothing },
  };
  return spec;
}
