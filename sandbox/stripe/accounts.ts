import type Stripe from 'stripe';
import type { Core } from './core.ts';
import type { Stamp } from './objects.ts';
import { Refusal } from './refusal.ts';
import type { DoubleState } from './state.ts';

const asked = [
  'business_type',
  'company.name',
  'representative.first_name',
  'representative.verification.document',
  'tos_acceptance.date',
  'external_account',
];

/** What a transfer to it answers before anything moves. @throws Refusal as Stripe does */
export function mayReceive(state: DoubleState, accountId: string): void {
  const { account, isClosed } = state.connected[accountId] ?? {};
  if (!account) {
    throw new Refusal(`No such destination: '${accountId}'`, 400, undefined, 'resource_missing');
  }
  if (isClosed) throw cutOff(accountId);
  if (account.capabilities?.transfers === 'active') return;
  const words =
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';
  throw new Refusal(words, 400, undefined, 'insufficient_capabilities_for_transfer');
}

export function accountOf(state: DoubleState, accountId: string): Stripe.Account {
  const held = state.connected[accountId];
  if (!held || held.isClosed) throw cutOff(accountId);
  return held.account;
}

export interface AccountRequest {
  readonly country: string;
  readonly email: string | null;
  readonly agreement: string;
  readonly metadata: Record<string, string>;
}

export function openAccount(core: Core, request: AccountRequest): Stripe.Account {
  const { country, agreement } = request;
  const { hostCountry, reaches, isConnectPlatform } = core.behaviour;
  if (!isConnectPlatform) {
    throw new Refusal(
      'You can only create new accounts if you’ve signed up for Connect, which you can do at https://dashboard.stripe.com/connect.',
    );
  }
  if (!reaches.includes(country)) {
    throw new Refusal(`${country} is not currently supported by Stripe.`);
  }
  // The double stands in the United States: all other countries are another region.
  const isAbroad = country !== hostCountry;
  if (isAbroad !== (agreement === 'recipient')) {
    const words = `The \`${agreement}\` ToS agreement is not supported for platforms in ${hostCountry} creating accounts in ${country}.`;
    throw new Refusal(words);
  }
  const account = newAccount(core.stamp('acct'), request);
  core.state.connected[account.id] = { account, isClosed: false };
  return account;
}

function newAccount(stamp: Stamp, request: AccountRequest): Stripe.Account {
  return {
    id: stamp.id,
    object: 'account',
    business_type: null,
    capabilities: { transfers: 'inactive' },
    charges_enabled: false,
    country: request.country,
    created: stamp.created,
    details_submitted: false,
    email: request.email,
    metadata: request.metadata,
    payouts_enabled: false,
    requirements: requirementsOf([...asked]),
    tos_acceptance: { date: null, service_agreement: request.agreement },
    type: 'express',
  };
}

function requirementsOf(due: string[]): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length > 0 ? 'requirements.past_due' : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}

/** Its holder has told Stripe all, or all but these. Stripe looks at it before it may receive. */
export function tellStripe(core: Core, accountId: string, leftOut: string[]): void {
  const account = accountOf(core.state, accountId);
  account.details_submitted = true;
  account.requirements = requirementsOf(leftOut);
  if (leftOut.length > 0) return;
  account.requirements.disabled_reason = 'requirements.pending_verification';
  account.capabilities = { transfers: 'pending' };
  core.later(core.behaviour.verifiedAfter, 'verify', accountId);
}

export function verify(core: Core, accountId: string): void {
  const account = accountOf(core.state, accountId);
  if (account.requirements?.currently_due?.length) return;
  account.requirements = requirementsOf([]);
  account.capabilities = { transfers: 'active' };
  account.payouts_enabled = true;
}

/** An account as its holder or Stripe made it; made if there is none. */
export function setAccount(
  core: Core,
  id: string,
  state: 'active' | 'restricted' | 'closed',
): void {
  const request = { country: 'US', email: null, agreement: 'full', metadata: {} };
  const held = (core.state.connected[id] ??= {
    account: newAccount({ id, created: core.seconds() }, request),
    isClosed: false,
  });
  held.isClosed = state === 'closed';
  const { account } = held;
  const isActive = state === 'active';
  account.capabilities = { transfers: isActive ? 'active' : 'inactive' };
  account.payouts_enabled = isActive;
  account.details_submitted = true;
  account.requirements = requirementsOf(isActive ? [] : ['representative.verification.document']);
}

const linkLives = 300;

export function newLink(
  core: Core,
  request: { accountId: string; returnUrl: string; refreshUrl: string },
  origin: string,
): Stripe.AccountLink {
  accountOf(core.state, request.accountId);
  const { id, created } = core.stamp('link');
  const expiresAt = created + linkLives;
  core.state.links[id] = { ...request, expiresAt, isUsed: false };
  return { object: 'account_link', created, expires_at: expiresAt, url: `${origin}/connect/${id}` };
}

function cutOff(accountId: string): Refusal {
  const words = `The provided key does not have access to account '${accountId}' (or that account does not exist). Application access may have been revoked.`;
  return new Refusal(words, 403, 'invalid_request_error', 'account_invalid');
}
