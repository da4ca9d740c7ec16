import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { fetchMissedEvents, storeEvent } from '#app/payments/events.ts';
import { db } from '#app/platform/db.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const signer = new Stripe('sk_test_double');

function signed(event: object, secret = 'whsec_test', timestamp?: number) {
  const payload = JSON.stringify(event);
  const options = { payload, secret, ...(timestamp !== undefined && { timestamp }) };
  return { body: payload, signature: signer.webhooks.generateTestHeaderString(options) };
}

const event = (id: string, objectId: string, type = 'checkout.session.completed') => ({
  id,
  object: 'event',
  type,
  data: { object: { id: objectId } },
});

describe('a webhook', () => {
  it('is refused without a good signature, and nothing is stored', async () => {
    const { now } = world;
    const good = signed(event('evt_1', 'cs_1'));
    const refused = { refused: 'signature_is_not_valid' };
    expect(await storeEvent({ ...good, signature: '', now })).toEqual(refused);
    expect(await storeEvent({ ...good, body: `${good.body} `, now })).toEqual(refused);
    expect(await storeEvent({ ...signed(event('evt_1', 'cs_1'), 'whsec_other'), now })).toEqual(
      refused,
    );
    expect(await db().stripeEvent.count()).toBe(0);
  });

  it('is refused when it is replayed after five minutes', async () => {
    const old = Math.floor(Date.now() / 1000) - 301;
    const replayed = signed(event('evt_1', 'cs_1'), 'whsec_test', old);
    expect(await storeEvent({ ...replayed, now: world.now })).toEqual({
      refused: 'signature_is_not_valid',
    });
  });

  it('is refused when its clock is far ahead of ours, or it is signed and says nothing', async () => {
    const ahead = Math.floor(Date.now() / 1000) + 400;
    const early = signed(event('evt_1', 'cs_1'), 'whsec_test', ahead);
    expect(await storeEvent({ ...early, now: world.now })).toEqual({
      refused: 'signature_is_not_valid',
    });
    for (const odd of [{ ...event('evt_1', 'cs_1'), data: null }, { id: 5 }, []])
      expect(await storeEvent({ ...signed(odd), now: world.now })).toEqual({
        refused: 'event_is_none',
      });
  });

  it('is a row and a job, once, however often it comes', async () => {
    const { now } = world;
    const good = signed(event('evt_1', 'cs_1'));
    expect(await storeEvent({ ...good, now })).toEqual({ stored: true });
    expect(await storeEvent({ ...good, now })).toEqual({ stored: false });
    expect(await db().outboxRow.count({ where: { name: 'stripe_event.apply' } })).toBe(1);
  });

  it('settles an order in any order, twice, and before the lender is back', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const loanId = await g.loan(partner);
    const order = await g.order(lia, [{ loanId, amount: 2_500n }]);
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
    const { now } = world;
    for (const [id, type] of [
      ['evt_9', 'checkout.session.async_payment_succeeded'],
      ['evt_1', 'checkout.session.completed'],
      ['evt_1', 'checkout.session.completed'],
      ['evt_5', 'charge.succeeded'],
    ] as const) {
      await storeEvent({ ...signed(event(id, order.sessionId ?? '', type)), now });
    }
    await world.work();
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'paid',
      placed: 2_500n,
    });
    expect(await db().journal.count({ where: { kind: 'checkout' } })).toBe(1);
    expect(await checkBooks()).toEqual([]);
  });

  it('that was lost is fetched by the sweep', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const loanId = await g.loan(partner);
    const order = await g.order(lia, [{ loanId, amount: 2_500n }]);
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
    const told = world.stripe.events.map((event) => event.type);
    expect(told).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
    // Of the four, one is asked for by name.
    expect(await fetchMissedEvents(new Date('2026-03-01T00:00:00Z'), world.now)).toBe(1);
    // Asked once, Stripe has booked the charge by now, and has told that too.
    expect(await fetchMissedEvents(new Date('2026-03-01T00:00:00Z'), world.now)).toBe(1);
    expect(await fetchMissedEvents(new Date('2026-03-01T00:00:00Z'), world.now)).toBe(0);
    await world.work();
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'paid',
    });
  });
});

describe('trouble at Stripe', () => {
  async function openOrder() {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const loanId = await g.loan(partner);
    return { g, lia, loanId };
  }

  it.each(['drop', 'error_after_commit', 'too_many_requests'] as const)(
    '%s while a checkout is opened ends in one session all the same',
    async (kind) => {
      const { g, lia, loanId } = await openOrder();
      world.stripe.trouble.make({ at: 'api', kind, times: 1 });
      const order = await g.order(lia, [{ loanId, amount: 2_500n }]);
      expect(order.sessionId).toMatch(/^cs_test_/);
    },
  );

  it('an answer lost for good is found again by the order’s own key', async () => {
    const { g, lia, loanId } = await openOrder();
    world.stripe.trouble.make({ at: 'api', kind: 'error_after_commit', times: 3 });
    await g.order(lia, [{ loanId, amount: 2_500n }]);
    expect(await db().order.findFirstOrThrow()).toMatchObject({ status: 'open', sessionId: null });
    world.goTo('2026-03-02T09:03:00Z');
    const { sweepStripe } = await import('#workers/handlers/sweeps.ts');
    await sweepStripe(world.now);
    const order = await db().order.findFirstOrThrow();
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
    await sweepStripe(world.now);
    expect(await db().order.findFirstOrThrow()).toMatchObject({ status: 'paid' });
    expect(await checkBooks()).toEqual([]);
  });
});
