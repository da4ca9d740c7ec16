import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv } from 'ajv';
import qs from 'qs';
import { createGenerator } from 'ts-json-schema-generator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckout } from '#app/payments/checkout.ts';
import { refundCharge, transferToPartner } from '#app/payments/refunds.ts';
import { forgetStripe } from '#app/payments/stripe.ts';
import { forgetEnv } from '#app/platform/env.ts';

/** Records what is sent and refuses it, so that only the request matters. */
let server: Server;
let heard: { path: string; body: Record<string, unknown>; key: string; version: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      heard.push({
        path: request.url ?? '',
        body: qs.parse(text, { depth: 10 }),
        key: String(request.headers['idempotency-key']),
        version: String(request.headers['stripe-version']),
      });
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"error":{"type":"invalid_request_error","message":"only listening"}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    STRIPE_API: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    STRIPE_SECRET_KEY: 'sk_test_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
    SMTP_URL: 'smtp://127.0.0.1',
    SESSION_SECRET: 'x',
  });
  forgetEnv();
  forgetStripe();
});

afterAll(() => void server.close());

/**
 * A schema of one of Stripe's request types. Its enums are open to future values ("or any string");
 * that branch is removed, or a misspelt one would pass.
 */
function schemaOf(type: string) {
  const made = createGenerator({
    path: 'tests/payments/stripe-shapes.ts',
    tsconfig: 'tsconfig.json',
    type,
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema(type);
  const closed = JSON.parse(JSON.stringify(made), (_, value: unknown) => {
    const { anyOf } = (value ?? {}) as {
      anyOf?: { $ref?: string; enum?: unknown; const?: unknown }[];
    };
    if (!Array.isArray(anyOf)) return value;
    const named = anyOf.filter((it) => !it.$ref?.includes('OtherString'));
    return { ...(value as object), anyOf: named };
  }) as object;
  return new Ajv({ coerceTypes: true, strict: false }).compile(closed);
}

async function sent(call: () => Promise<unknown>) {
  heard = [];
  await expect(call()).rejects.toThrow('only listening');
  const [request] = heard;
  if (!request) throw new Error('nothing was sent');
  return request;
}

const checkout = () =>
  openCheckout({
    orderId: 7,
    methods: ['card'],
    idempotencyKey: 'key-1',
    amount: 5_000n,
    currency: 'USD',
    description: 'Loans',
    email: 'lia@example.org',
    language: 'id',
    expiresAt: new Date('2026-03-02T10:00:00Z'),
    successUrl: 'https://x.example/orders/7',
    cancelUrl: 'https://x.example/basket',
  });

// Making a schema of Stripe's whole library takes some seconds.
describe('what is sent to Stripe', { timeout: 60_000 }, () => {
  it.each([
    ['SessionCreate', '/v1/checkout/sessions', checkout],
    [
      'RefundCreate',
      '/v1/refunds',
      () =>
        refundCharge({ chargeId: 'ch_1', amount: 500n, mark: 'key-1', idempotencyKey: 'key-1' }),
    ],
    [
      'TransferCreate',
      '/v1/transfers',
      () =>
        transferToPartner({
          stripeAccountId: 'acct_1',
          amount: 500n,
          currency: 'USD',
          mark: 'key-1',
          idempotencyKey: 'key-1',
        }),
    ],
  ] as const)(
    '%s fits Stripe’s own type, with its key and the pinned version',
    async (type, path, call) => {
      const request = await sent(call);
      expect(request).toMatchObject({ path, key: 'key-1', version: '2026-10-28.endive' });
      const validate = schemaOf(type);
      validate(request.body);
      expect(validate.errors).toBeNull();
    },
  );

  it('would not fit with a misspelt field or enum', async () => {
    const { body } = await sent(checkout);
    const validate = schemaOf('SessionCreate');
    expect(validate({ ...structuredClone(body), mode: 'paymant' })).toBe(false);
    expect(validate({ ...structuredClone(body), sucess_url: 'x' })).toBe(false);
  });
});
