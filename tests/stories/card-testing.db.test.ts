import { describe, expect, it } from 'vitest';
import type { Payer } from '#app/domain/funding/card-declines.ts';
import { openBasket } from '#app/domain/baskets/baskets.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { applyStripeEvent } from '#app/domain/operations/apply-stripe-event.ts';
import { forgetOldRows } from '#app/domain/operations/forget-old-rows.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withBalance } from '#tests/support/with-balance.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const refused = { refused: 'payment_did_not_go_through' };

/** A loan, and somebody who goes to a checkout for a slice of it from some browser. */
async function shop(known?: number) {
  const g = given(world);
  const loanId = await g.loan(await g.partner(), { amount: 200_000n });
  const lenderId = known ?? (await g.person('Sari'));
  let browsers = 0;
  const goes = async (payer: Payer, usesBalance = false) => {
    const { now } = world;
    const basketToken = await openBasket(now);
    const by = { personId: (browsers += 1) };
    granted(await reserveSlice({ basket: basketToken, loanId, amount: 2_500n, by, now }));
    const placed = await placeOrder({
      basket: basketToken,
      lenderId,
      tip: 0n,
      usesBalance,
      payer,
      now,
    });
    if ('refused' in placed) return placed;
    granted(await startCheckout({ orderId: placed.order.id, now }));
    return db().order.findUniqueOrThrow({ where: { id: placed.order.id } });
  };
  return { goes };
}

type Order = Awaited<ReturnType<Awaited<ReturnType<typeof shop>>['goes']>>;
const sessionOf = (order: Order) => ('sessionId' in order ? (order.sessionId ?? '') : '');

async function declined(order: Order, cards: readonly string[]): Promise<void> {
  for (const last4 of cards) {
    world.stripe.ledger.decline(sessionOf(order), last4);
    await world.work();
  }
}

const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => String(1000 + from + index));

describe('whoever tests stolen cards', () => {
  it('is stopped after five by one browser, in the middle of a checkout and before the next', async () => {
    const { goes } = await shop();
    const payer = { visitor: 'browser-1', address: '203.0.113.7' };
    const order = await goes(payer);
    await declined(order, numbered(4));
    expect(world.stripe.ledger.readSession(sessionOf(order)).status).toBe('open');
    await declined(order, numbered(1, 4));
    expect(world.stripe.ledger.readSession(sessionOf(order)).status).toBe('expired');
    expect(await db().order.findFirstOrThrow()).toMatchObject({ status: 'abandoned' });
    expect(await goes(payer)).toEqual(refused);
    // Another household is not touched by it, nor is the same browser a day later.
    expect(await goes({ visitor: 'browser-2', address: '203.0.113.8' })).toHaveProperty('id');
    world.goTo('2026-03-04T09:00:00Z');
    expect(await goes(payer)).toHaveProperty('id');
    expect(await checkBooks()).toEqual([]);
  });

  it('is stopped by the network when each try is another browser, in IPv6 too', async () => {
    const { goes } = await shop();
    for (let count = 0; count < 15; count += 1) {
      const from = { visitor: `b${count}`, address: `2001:db8:0:7::${count}` };
      await declined(await goes(from), numbered(1, count));
    }
    expect(await goes({ visitor: 'b99', address: '2001:db8:0:7:ffff::1' })).toEqual(refused);
    expect(await goes({ visitor: 'b98', address: '2001:db8:0:8::1' })).toHaveProperty('id');
    // An hour later the neighbours are asked again.
    world.goTo('2026-03-02T10:30:00Z');
    expect(await goes({ visitor: 'b99', address: '2001:db8:0:7:ffff::1' })).toHaveProperty('id');
  });

  it('closes the door to no neighbour whose payments came, and to nobody behind an unnamed proxy', async () => {
    const { lia } = await withBalance(world);
    const { goes } = await shop();
    const known = await shop(lia);
    for (let count = 0; count < 15; count += 1) {
      await declined(
        await goes({ visitor: `d${count}`, address: '198.51.100.9' }),
        numbered(1, count),
      );
      await declined(await goes({ visitor: `e${count}`, address: '10.0.0.2' }), numbered(1, count));
    }
    const address = '198.51.100.9';
    expect(await goes({ visitor: 'd99', address })).toEqual(refused);
    expect(await known.goes({ visitor: `person:${lia}`, address })).toHaveProperty('id');
    expect(await goes({ visitor: 'e99', address: '10.0.0.2' })).toHaveProperty('id');
  });

  it('is stopped by the card when both change each time', async () => {
    const { goes } = await shop();
    const orders: Order[] = [];
    for (let count = 0; count < 5; count += 1) {
      const order = await goes({ visitor: `c${count}`, address: `198.51.100.${count}` });
      orders.push(order);
      await declined(order, ['0002']);
    }
    const states = orders.map((one) => world.stripe.ledger.readSession(sessionOf(one)).status);
    expect(states).toEqual(['open', 'open', 'open', 'open', 'expired']);
  });

  it('does not keep those from lending who pay from their balance', async () => {
    const { lia } = await withBalance(world);
    const { goes } = await shop(lia);
    const payer = { visitor: `person:${lia}`, address: '203.0.113.7' };
    await declined(await goes(payer, false), numbered(5));
    expect(await goes(payer, false)).toEqual(refused);
    expect(await goes(payer, true)).toMatchObject({ cardAmount: 0n });
  });

  it('is counted once for each decline, and is not told by a charge of another shop', async () => {
    const { goes } = await shop();
    const order = await goes({ visitor: 'browser-1', address: '203.0.113.7' });
    await declined(order, ['0002']);
    const event = world.stripe.events.find(({ type }) => type === 'charge.failed');
    await db().stripeEvent.updateMany({
      where: { id: event?.id ?? '' },
      data: { handledAt: null },
    });
    await applyStripeEvent({ eventId: event?.id ?? '', now: world.now });
    expect(await db().cardDecline.count()).toBe(1);
    // The same number on a charge of another sum is not our order.
    await db().order.updateMany({ data: { cardAmount: 1_234n } });
    await declined(order, ['0003']);
    expect(await db().cardDecline.count()).toBe(1);
  });

  it('is forgotten after some days, and never kept readable', async () => {
    const { goes } = await shop();
    const payer = { visitor: 'browser-1', address: '203.0.113.7' };
    await declined(await goes(payer), ['0002']);
    const kept = JSON.stringify(
      [await db().order.findFirstOrThrow(), await db().cardDecline.findFirstOrThrow()],
      (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    );
    expect(kept).not.toMatch(/203\.0\.113|browser-1|double0002/);
    await forgetOldRows(new Date('2026-03-06T09:00:00Z'));
    expect(await db().cardDecline.count()).toBe(0);
    expect(await db().order.findFirstOrThrow()).toMatchObject({
      visitorHash: null,
      networkHash: null,
    });
  });
});
