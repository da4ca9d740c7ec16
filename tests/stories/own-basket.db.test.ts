import { describe, expect, it } from 'vitest';
import { basketOf, openBasket } from '#app/domain/baskets/baskets.ts';
import { joinBasket } from '#app/domain/baskets/join-basket.ts';
import { releaseSlice } from '#app/domain/baskets/release-slice.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { db } from '#app/platform/db.ts';
import { keepBasket } from '#app/web/session.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** Lia, her loans to choose from, and a browser that nobody has signed in with. */
async function cast() {
  const g = given(world);
  const partner = await g.partner();
  const loans = [await g.loan(partner), await g.loan(partner)] as const;
  const lia = await g.person('Lia');
  const browser = await openBasket(world.now);
  const sets = async (basket: string | { personId: number }, loanId: number, amount: bigint) => {
    const by = typeof basket === 'string' ? { address: '198.51.100.7' } : basket;
    granted(await reserveSlice({ basket, loanId, amount, by, now: world.now }));
  };
  const holds = async (basket: string | { personId: number }) =>
    (await basketOf(basket, world.now)).live.map((row) => [row.loanId, row.amount]);
  const joins = () => joinBasket({ token: browser, personId: lia, now: world.now });
  return { g, loans, lia: { personId: lia }, browser, sets, holds, joins };
}

describe('the basket of whoever is signed in', () => {
  it('is what the browser had set aside, on every device from then on', async () => {
    const { loans, lia, browser } = await cast();
    const cookie = (await keepBasket(browser)).split(';')[0] ?? '';
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loans[0] } });
    const set = await ask('public/loan-slices', cookie, { slug }, { amount: '25.00' });
    expect(set.location).toBe('/basket');
    const signIn = { email: 'lia@example.org', password: 'correct horse battery', to: '' };
    expect((await ask('account/sign-in', cookie, {}, signIn)).status).toBe(302);

    const phone = await signInAs(lia.personId, world.now);
    expect((await ask('lender/basket', phone)).body).toMatchObject({
      rows: [{ loanId: loans[0], amount: 2_500n }],
    });
    // Whoever uses that browser next, signed out, finds nothing of it.
    expect((await ask('lender/basket', cookie)).body).toMatchObject({ rows: [] });
    // What the phone takes out is out everywhere.
    await ask('lender/basket-removal', phone, {}, { loan: String(loans[0]) });
    const desktop = await signInAs(lia.personId, world.now);
    expect((await ask('lender/basket', desktop)).body).toMatchObject({ rows: [] });
  });

  it('keeps the larger slice of a loan that was in both, and gives the other back', async () => {
    const { loans, lia, browser, sets, holds, joins } = await cast();
    await ask('lender/basket', null);
    await joins();
    await sets(lia, loans[0], 5_000n);
    await sets(browser, loans[0], 2_500n);
    await sets(browser, loans[1], 2_500n);
    await joins();
    expect(await holds(lia)).toEqual([
      [loans[0], 5_000n],
      [loans[1], 2_500n],
    ]);
    expect(await holds(browser)).toEqual([]);
    // Nothing is held twice: all the rest can be taken by somebody else.
    const other = { personId: await given(world).person('Ben') };
    await joinBasket({ token: await openBasket(world.now), ...other, now: world.now });
    await sets(other, loans[0], 15_000n);
  });

  it('gets no more time by joining, and joining again changes nothing', async () => {
    const { loans, lia, browser, sets, joins } = await cast();
    await sets(browser, loans[0], 2_500n);
    const before = await db().setAside.findFirstOrThrow();
    const held = await db().reservation.findFirstOrThrow();
    world.goTo(new Date(world.now.getTime() + 600_000).toISOString());
    await joins();
    await joins();
    expect(await db().setAside.findMany()).toMatchObject([
      { since: before.since, until: before.until, paidAt: null },
    ]);
    expect(await db().reservation.findMany()).toMatchObject([{ expiresAt: held.expiresAt }]);
    await releaseSlice({ basket: lia, loanId: loans[0], now: world.now });
    expect(await db().reservation.count()).toBe(0);
  });

  it('is not taken by somebody else who holds its token', async () => {
    const { g, loans, lia, browser, sets, holds, joins } = await cast();
    await joins();
    await sets(lia, loans[0], 2_500n);
    const { tokenHash } = await db().basket.findFirstOrThrow({ where: lia });
    expect(tokenHash).toHaveLength(64);
    const ben = await g.person('Ben');
    await joinBasket({ token: browser, personId: ben, now: world.now });
    expect(await holds({ personId: ben })).toEqual([]);
    expect(await holds(lia)).toEqual([[loans[0], 2_500n]]);
  });

  it('joins from two browsers at the same moment without losing or doubling a slice', async () => {
    const { loans, lia, browser, sets, holds, joins } = await cast();
    const second = await openBasket(world.now);
    await sets(browser, loans[0], 2_500n);
    await sets(second, loans[1], 2_500n);
    await Promise.all([joins(), joinBasket({ token: second, ...lia, now: world.now }), joins()]);
    const held = new Map((await holds(lia)) as [number, bigint][]);
    expect([held.size, held.get(loans[0]), held.get(loans[1])]).toEqual([2, 2_500n, 2_500n]);
  });
});
