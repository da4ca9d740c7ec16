import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StripeDouble, startStripeDouble } from '#sandbox/stripe/double.ts';

/** What the double answers over the wire, checked by the compiler against Stripe's own types. */
let double: StripeDouble;

beforeAll(async () => {
  double = await startStripeDouble({ port: 0, webhook: null });
});
afterAll(() => double.stop());

async function call(method: 'GET' | 'POST', route: string, params: Record<string, string> = {}) {
  const query = new URLSearchParams(params);
  const isRead = method === 'GET';
  const response = await fetch(`${double.origin}/v1${route}${isRead ? `?${query}` : ''}`, {
    method,
    headers: { authorization: 'Bearer sk_test_double' },
    ...(!isRead && { body: query }),
  });
  const text = await response.text();
  return { text, id: (JSON.parse(text) as { id?: string }).id ?? '' };
}

const inAnHour = () => String(Math.floor(Date.now() / 1000) + 3600);

/** Every kind of answer that there is, each with the type that it must have. */
async function everyAnswer(): Promise<[type: string, json: string][]> {
  const open = await call('POST', '/checkout/sessions', {
    mode: 'payment',
    expires_at: inAnHour(),
    client_reference_id: '7',
    customer_email: 'lia@example.org',
    success_url: 'https://x.example/orders/7',
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': '5000',
    'line_items[0][price_data][product_data][name]': 'Loans',
  });
  double.ledger.paySession(open.id, '4242');
  const charge = double.ledger.chargeOf(open.id);
  const expand = { 'expand[0]': 'payment_intent.latest_charge.balance_transaction' };
  const paid = await call('GET', `/checkout/sessions/${open.id}`, expand);
  const refund = await call('POST', '/refunds', { charge, amount: '1000' });
  const ofRefund = { 'expand[0]': 'balance_transaction' };
  double.ledger.adjust(20_000, 'topup');
  double.ledger.setAccount('acct_1', 'active');
  const account = await call('POST', '/accounts', { country: 'US' });
  const transfer = await call('POST', '/transfers', {
    amount: '500',
    currency: 'usd',
    destination: 'acct_1',
  });
  const payout = double.ledger.payOutToBank({ amount: 100, currency: 'usd' });
  const dispute = double.ledger.dispute(charge);
  const warning = double.ledger.warn(charge);
  return [
    ['Checkout.Session', open.text],
    ['Checkout.Session', paid.text],
    ['Refund', refund.text],
    ['Refund', (await call('GET', `/refunds/${refund.id}`, ofRefund)).text],
    ['ApiList<Stripe.Refund>', (await call('GET', '/refunds', { charge })).text],
    ['Transfer', transfer.text],
    ['Transfer', (await call('GET', `/transfers/${transfer.id}`, ofRefund)).text],
    ['ApiList<Stripe.Transfer>', (await call('GET', '/transfers')).text],
    ['Payout', (await call('GET', `/payouts/${payout.id}`)).text],
    ['Dispute', (await call('GET', `/disputes/${dispute.id}`)).text],
    ['Charge', (await call('GET', `/charges/${charge}`, ofRefund)).text],
    [
      'Radar.EarlyFraudWarning',
      (await call('GET', `/radar/early_fraud_warnings/${warning.id}`)).text,
    ],
    ['Account', (await call('GET', '/account')).text],
    ['Account', account.text],
    ['Account', (await call('GET', '/accounts/acct_1')).text],
    ['AccountLink', (await call('POST', '/account_links', { account: account.id })).text],
    ['CountrySpec', (await call('GET', '/country_specs/US')).text],
    ['ApiList<Stripe.WebhookEndpoint>', (await call('GET', '/webhook_endpoints')).text],
    ['Topup', (await call('POST', '/topups', { amount: '100', currency: 'usd' })).text],
    ['Balance', (await call('GET', '/balance')).text],
    ['ApiList<Stripe.BalanceTransaction>', (await call('GET', '/balance_transactions')).text],
  ];
}

/** What the compiler says of these values under these types. */
function complaints(answers: readonly [type: string, json: string][]): string[] {
  const file = path.resolve('tests/payments/answers.made.ts');
  const lines = answers.map(
    ([type, json], index) => `export const a${index}: Stripe.${type} = ${json};`,
  );
  const source = `import type Stripe from 'stripe';\n${lines.join('\n')}\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.getSourceFile = (name, languageVersion, onError) =>
    name === file
      ? ts.createSourceFile(name, source, languageVersion)
      : disk.getSourceFile(name, languageVersion, onError);
  host.fileExists = (name) => name === file || disk.fileExists(name);
  host.readFile = (name) => (name === file ? source : disk.readFile(name));
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map((found) => ts.flattenDiagnosticMessageText(found.messageText, '\n'));
}

// Reading all of Stripe's types takes some seconds.
describe('what the double answers', { timeout: 120_000 }, () => {
  it('fits Stripe’s own types, field by field', async () => {
    expect(complaints(await everyAnswer())).toEqual([]);
  });

  it('would not fit with a field missing, misspelt or of another kind', async () => {
    const refund = (await everyAnswer()).find(([type]) => type === 'Refund')?.[1] ?? '{}';
    const good = JSON.parse(refund) as Record<string, unknown>;
    const { reason, ...without } = good;
    const bad = [without, { ...without, raeson: reason }, { ...good, amount: '5' }];
    const found = complaints(bad.map((value) => ['Refund', JSON.stringify(value)]));
    expect(found).toHaveLength(3);
  });
});
