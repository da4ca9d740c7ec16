import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBooks } from '#app/ledger/check-books.ts';
import { forgetStripe } from '#app/payments/stripe.ts';
import { db } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { action } from '#app/routes/machine/stripe-webhook.ts';
import { startStripeDouble } from '#sandbox/stripe/double.ts';
import type { Trouble } from '#sandbox/stripe/trouble.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';
import { given } from '#tests/support/given.ts';
import { printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
let intake: Server;
let answers: number[] = [];
let failuresLeft = 0;

/** Stripe's webhooks come over the wire to the door that takes them in. */
beforeEach(async () => {
  answers = [];
  failuresLeft = 0;
  intake = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = { 'stripe-signature': String(request.headers['stripe-signature']) };
      const body = Buffer.concat(chunks).toString();
      const made = new Request('http://localhost/webhooks/stripe', {
        method: 'POST',
        headers,
        body,
      });
      const take = async () => {
        failuresLeft -= 1;
        if (failuresLeft >= 0) return new Response(null, { status: 500 });
        return action({ request: made, params: {}, context: {} } as never);
      };
      void take().then((answer) => {
        answers.push(answer.status);
        response.writeHead(answer.status).end();
      });
    });
  });
  await new Promise<void>((resolve) => intake.listen(0, '127.0.0.1', resolve));
  await world.stripe.stop();
  const { port } = intake.address() as AddressInfo;
  const webhook = { url: `http://127.0.0.1:${port}/`, secret: 'whsec_test' };
  const clock = () => world.now;
  world.stripe = await startStripeDouble({ port: 0, webhook, clock, retryMilliseconds: 10 });
  process.env['STRIPE_API'] = world.stripe.origin;
  forgetEnv();
  forgetStripe();
});

afterEach(() => void intake.close());

/** A lender pays two orders and never comes back: only webhooks and the sweep report it. */
async function twoPaidOrders(trouble: Trouble | null): Promise<string> {
  const g = given(world);
  await g.operatorMoney(10_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const loanId = await g.loan(partner);
  const first = await g.order(lia, [{ loanId, amount: 2_500n }], { tip: 100n });
  const second = await g.order(lia, [{ loanId, amount: 5_000n }]);
  if (trouble) world.stripe.trouble.make(trouble);
  world.stripe.ledger.paySession(first.sessionId ?? '', '4242');
  await world.stripe.settle();
  world.stripe.ledger.paySession(second.sessionId ?? '', '4242');
  await new Promise((resolve) => setTimeout(resolve, 80));
  await world.stripe.settle();
  await world.work();
  const open = await db().order.count({ where: { status: 'open' } });
  if (trouble?.kind === 'drop') expect(open).toBe(2);
  else expect(open).toBe(0);
  world.goTo('2026-03-02T09:10:00Z');
  await sweepStripe(world.now);
  await world.work();
  // Stripe books a charge a moment after it was seen: the next sweep hears of what nobody told.
  world.goTo('2026-03-02T09:20:00Z');
  await sweepStripe(world.now);
  await world.work();
  expect(await db().order.count({ where: { status: 'paid' } })).toBe(2);
  expect(await checkBooks()).toEqual([]);
  return printedLedger();
}

/** The journals of a printed ledger in any order: what came first may differ, what was booked may not. */
const journals = (ledger: string) =>
  ledger
    .trim()
    .split(/\n(?=\S)/)
    .sort();

describe('webhooks that meet trouble', () => {
  const troubles: (Trouble | null)[] = [
    null,
    { at: 'webhook', kind: 'drop', times: 99 },
    { at: 'webhook', kind: 'delay', times: 2, milliseconds: 40 },
    { at: 'webhook', kind: 'duplicate', times: 9 },
    { at: 'webhook', kind: 'reorder', times: 1 },
  ];
  let smooth: string[] = [];

  it.each(troubles)('leave the same books: %o', async (trouble) => {
    const booked = journals(await twoPaidOrders(trouble));
    if (trouble === null) smooth = booked;
    expect(booked).toEqual(smooth);
    expect(booked.filter((journal) => journal.startsWith('checkout'))).toHaveLength(2);
  });

  it('are sent again until we answer well, and stored once', async () => {
    failuresLeft = 3;
    await twoPaidOrders(null);
    expect(answers.filter((status) => status === 500)).toHaveLength(3);
    const events = await db().stripeEvent.findMany();
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(events.every((event) => event.handledAt !== null)).toBe(true);
  });
});
