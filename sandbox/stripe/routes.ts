import type { Request } from 'express';
import type Stripe from 'stripe';
import {
  type Params,
  expandOf,
  list,
  page,
  sumOf,
  text,
  whole,
  withTransaction,
} from './answers.ts';
import { accountRoutes } from './account-routes.ts';
import { Refusal, find } from './refusal.ts';
import type { Double, Route } from './route.ts';

/** The part of Stripe's API that is supported; anything else is a 404 that says so. */
const routes: readonly Route[] = [
  ...accountRoutes,
  ['POST', /^\/checkout\/sessions$/, openSession],
  ['GET', /^\/checkout\/sessions\/(\w+)$/, readSession],
  [
    'POST',
    /^\/checkout\/sessions\/(\w+)\/expire$/,
    ({ ledger }, _, [id]) => ledger.expireSession(id ?? ''),
  ],
  ['POST', /^\/refunds$/, createRefund],
  ['GET', /^\/refunds$/, listRefunds],
  [
    'GET',
    /^\/refunds\/(\w+)$/,
    ({ state }, params, [id]) =>
      withTransaction(state, params, find(state.refunds, id ?? '', 'refund')),
  ],
  ['POST', /^\/transfers$/, createTransfer],
  ['GET', /^\/transfers$/, listTransfers],
  ['GET', /^\/transfers\/(\w+)$/, readTransfer],
  [
    'GET',
    /^\/payouts\/(\w+)$/,
    ({ state }, params, [id]) =>
      withTransaction(state, params, find(state.payouts, id ?? '', 'payout')),
  ],
  ['GET', /^\/disputes\/(\w+)$/, ({ state }, _, [id]) => find(state.disputes, id ?? '', 'dispute')],
  ['POST', /^\/payouts$/, ({ ledger }, params) => ledger.payOutToBank(sumOf(params))],
  ['POST', /^\/topups$/, ({ ledger }, params) => ledger.topUp(sumOf(params))],
  ['GET', /^\/charges\/(\w+)$/, readCharge],
  ['GET', /^\/webhook_endpoints$/, listEndpoints],
  ['GET', /^\/balance$/, readBalance],
  ['GET', /^\/balance_transactions$/, listTransactions],
  [
    'GET',
    /^\/radar\/early_fraud_warnings\/(\w+)$/,
    ({ state }, _, [id]) => find(state.warnings, id ?? '', 'warning'),
  ],
  ['GET', /^\/radar\/early_fraud_warnings$/, listWarnings],
  ['GET', /^\/events$/, listEvents],
];

export function answerTo(request: Request, double: Double): unknown {
  const params = { ...(request.query as Params), ...(request.body as Params | undefined) };
  for (const [method, pattern, answer] of routes) {
    const match = request.method === method ? pattern.exec(request.path) : null;
    if (match) return answer(double, params, match.slice(1));
  }
  throw new Refusal(`Unrecognized request URL (${request.method}: ${request.path}).`, 404);
}

function openSession({ ledger, origin }: Double, params: Params) {
  const [line] = Object.values((params['line_items'] ?? {}) as Record<string, Params>);
  const price = (line?.['price_data'] ?? {}) as Params;
  if (params['mode'] !== 'payment' || !line)
    throw new Refusal('Missing required param: line_items.');
  return ledger.openSession(
    {
      amount: whole(price['unit_amount']) * whole(line['quantity']),
      currency: String(price['currency']),
      methods: Object.values(
        (params['allowed_payment_method_types'] ?? ['card']) as Record<string, string>,
      ),
      email: text(params['customer_email']),
      reference: text(params['client_reference_id']),
      locale: (text(params['locale']) ?? 'auto') as Stripe.Checkout.Session.Locale,
      metadata: (params['metadata'] ?? {}) as Record<string, string>,
      successUrl: text(params['success_url']),
      cancelUrl: text(params['cancel_url']),
      expiresAt: whole(params['expires_at']),
    },
    origin,
  );
}

function readSession({ ledger, state }: Double, params: Params, [id]: readonly string[]) {
  const session = ledger.readSession(id ?? '');
  const wanted = expandOf(params);
  if (!session.payment_intent || !wanted.some((path) => path.startsWith('payment_intent')))
    return session;
  const intent = find(state.intents, String(session.payment_intent), 'payment intent');
  const charge = find(state.charges, String(intent.latest_charge), 'charge');
  const latest_charge = withTransaction(state, { expand: ['balance_transaction'] }, charge);
  return { ...session, payment_intent: { ...intent, latest_charge } };
}

function readCharge({ state }: Double, params: Params, [id]: readonly string[]) {
  return withTransaction(state, params, find(state.charges, id ?? '', 'charge'));
}

function listEndpoints({ ledger, endpoint }: Double) {
  const row: Stripe.WebhookEndpoint = {
    id: 'we_double',
    object: 'webhook_endpoint',
    api_version: null,
    application: null,
    created: ledger.core.seconds(),
    description: null,
    enabled_events: ledger.core.behaviour.subscribedTo,
    livemode: false,
    metadata: {},
    status: 'enabled',
    url: endpoint,
  };
  return list('/v1/webhook_endpoints', [row]);
}

function readBalance({ ledger, state }: Double): Stripe.Balance {
  const { core } = ledger;
  const currencies = new Set(Object.values(state.transactions).map((row) => row.currency));
  const amounts = (sum: (currency: string) => number) =>
    [...currencies].map((currency) => ({ amount: sum(currency), currency }));
  return {
    object: 'balance',
    available: amounts((currency) => core.available(currency)),
    livemode: false,
    pending: amounts((currency) => core.pending(currency)),
  };
}

function createRefund({ ledger, state }: Double, params: Params) {
  const made = ledger.refund({
    charge: String(params['charge']),
    amount: whole(params['amount']),
    metadata: (params['metadata'] ?? {}) as Record<string, string>,
  });
  return withTransaction(state, params, made);
}

function listRefunds({ state }: Double, params: Params) {
  const { id } = find(state.charges, String(params['charge']), 'charge');
  const own = Object.values(state.refunds).filter((refund) => refund.charge === id);
  return list('/v1/refunds', own.reverse());
}

function createTransfer({ ledger, state }: Double, params: Params) {
  const destination = text(params['destination']);
  if (!destination) throw new Refusal('Missing required param: destination.');
  const made = ledger.transfer({
    destination,
    amount: whole(params['amount']),
    currency: String(params['currency']),
    group: text(params['transfer_group']),
  });
  return withTransaction(state, params, made);
}

function readTransfer({ state }: Double, params: Params, [id]: readonly string[]) {
  return withTransaction(state, params, find(state.transfers, id ?? '', 'transfer'));
}

function listTransfers({ state }: Double, params: Params) {
  const group = params['transfer_group'];
  const own = Object.values(state.transfers).filter((row) => row.transfer_group === group);
  const expand = expandOf(params).map((path) => path.replace(/^data\./, ''));
  const expanded = { expand };
  return list(
    '/v1/transfers',
    own.map((row) => withTransaction(state, expanded, row)),
  );
}

function listTransactions({ ledger, state }: Double, params: Params) {
  const now = ledger.core.seconds();
  const rows = Object.values(state.transactions).map((row): Stripe.BalanceTransaction => ({
    ...row,
    status: row.available_on <= now ? 'available' : 'pending',
  }));
  const own = rows.filter((row) => !params['type'] || row.type === params['type']);
  return page('/v1/balance_transactions', own, params);
}

function listWarnings({ state }: Double, params: Params) {
  const own = Object.values(state.warnings).filter((row) => row.charge === params['charge']);
  return list('/v1/radar/early_fraud_warnings', own);
}

function listEvents({ state }: Double, params: Params) {
  const types = Object.values((params['types'] ?? {}) as Record<string, string>);
  const own = state.events.filter((event) => types.length === 0 || types.includes(event.type));
  return page('/v1/events', own, params);
}
