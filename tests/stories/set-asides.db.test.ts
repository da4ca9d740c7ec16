import { describe, expect, it } from 'vitest';
import { openBasket } from '#app/domain/baskets/baskets.ts';
import { releaseSlice } from '#app/domain/baskets/release-slice.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import type { Reserver } from '#app/domain/baskets/set-asides.ts';
import { abandonOrder } from '#app/domain/funding/abandon-order.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const stranger: Reserver = { address: '203.0.113.7' };
const later = (minutes: number) =>
  world.goTo(new Date(world.now.getTime() + minutes * 60_000).toISOString());

async function loans(count: number, amount = 50_000n) {
  const g = given(world);
  const partner = await g.partner();
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await g.loan(partner, { amount }));
  return { g, ids };
}

/** What one tries with a new basket each time, as whoever drops their cookies does. */
const tries = async (loanId: number, amount: bigint, by: Reserver, known?: string) => {
  const { now } = world;
  const basketToken = known ?? (await openBasket(now));
  return reserveSlice({ basket: basketToken, loanId, amount, by, now });
};

const heldOf = async (loanId: number) => {
  const { _sum: sum } = await db().reservation.aggregate({
    _sum: { amount: true },
    where: { loanId, expiresAt: { gt: world.now } },
  });
  return sum.amount ?? 0n;
};

describe('one visitor without an account who wants to hold all loans back', () => {
  it('sets aside a tenth of a loan at most, or one slice of a small one', async () => {
    const { ids } = await loans(1);
    const [loan = 0] = ids;
    expect(await tries(loan, 7_500n, stranger)).toEqual({ refused: 'more_than_without_account' });
    granted(await tries(loan, 5_000n, stranger));
    const small = await given(world).loan(await given(world).partner(), { amount: 10_000n });
    expect(await tries(small, 5_000n, stranger)).toEqual({ refused: 'more_than_without_account' });
    granted(await tries(small, 2_500n, stranger));
  });

  it('with ever new baskets holds half of a loan at most, so that others still lend', async () => {
    const { g, ids } = await loans(3);
    for (const loan of ids) {
      const answers = [];
      for (let basket = 0; basket < 20; basket += 1)
        answers.push(await tries(loan, 5_000n, stranger));
      expect(answers.filter((it) => 'expiresAt' in it)).toHaveLength(5);
      expect(await heldOf(loan)).toBe(25_000n);
      granted(await tries(loan, 25_000n, { personId: await g.person(`Lia${loan}`) }));
    }
  });

  it('pauses after two that were held and not paid, for that loan alone', async () => {
    const { ids } = await loans(2);
    const [loan = 0, other = 0] = ids;
    for (let time = 0; time < 2; time += 1) {
      granted(await tries(loan, 2_500n, stranger));
      later(46);
    }
    expect(await tries(loan, 2_500n, stranger)).toEqual({ refused: 'set_aside_and_not_paid' });
    granted(await tries(other, 2_500n, stranger));
    granted(await tries(loan, 2_500n, { address: '198.51.100.1' }));
    later(6 * 60);
    granted(await tries(loan, 2_500n, stranger));
  });

  it('pauses also when it is held in pieces, with or without an account', async () => {
    const { ids } = await loans(1);
    const [loan = 0] = ids;
    const account = { personId: await given(world).person('Lia') };
    for (const by of [stranger, account]) {
      for (let piece = 0; piece < 5; piece += 1) {
        const token = await openBasket(world.now);
        granted(await tries(loan, 2_500n, by, token));
        later(19);
        await releaseSlice({ basket: token, loanId: loan, now: world.now });
      }
      expect(await tries(loan, 2_500n, by)).toEqual({ refused: 'set_aside_and_not_paid' });
    }
  });

  it('lets whoever comes back an hour later set it aside again, in the same basket', async () => {
    const { ids } = await loans(1);
    const [loan = 0] = ids;
    const token = await openBasket(world.now);
    granted(await tries(loan, 2_500n, stranger, token));
    await releaseSlice({ basket: token, loanId: loan, now: world.now });
    later(65);
    granted(await tries(loan, 2_500n, stranger, token));
    later(60);
    granted(await tries(loan, 2_500n, stranger, token));
  });

  it('pays for what its basket still holds, and is not held up by what has expired', async () => {
    const { g, ids } = await loans(2);
    const [early = 0, late = 0] = ids;
    const lenderId = await g.person('Gita');
    const token = await openBasket(world.now);
    granted(await tries(early, 2_500n, stranger, token));
    later(60);
    granted(await tries(late, 5_000n, stranger, token));
    const wish = { basket: token, lenderId, tip: 0n, usesBalance: false, now: world.now };
    const { order } = granted(await placeOrder(wish));
    expect(order.cardAmount).toBe(5_000n);
    expect(await db().orderLine.findMany({ select: { loanId: true } })).toEqual([{ loanId: late }]);
  });

  it('keeps no basket full for longer than 90 minutes, by asking again or by checkouts', async () => {
    const { g, ids } = await loans(1);
    const [loan = 0] = ids;
    const lenderId = await g.person('Gita');
    const token = await openBasket(world.now);
    const start = world.now.getTime();
    granted(await tries(loan, 2_500n, stranger, token));
    later(40);
    granted(await tries(loan, 2_500n, stranger, token));
    const order = { basket: token, lenderId, tip: 0n, usesBalance: false };
    const placed = granted(await placeOrder({ ...order, now: world.now }));
    granted(await startCheckout({ orderId: placed.order.id, now: world.now }));
    later(15);
    await abandonOrder({ orderId: placed.order.id, lenderId, now: world.now });
    const second = granted(await placeOrder({ ...order, now: world.now }));
    granted(await startCheckout({ orderId: second.order.id, now: world.now }));
    const [held] = await db().reservation.findMany();
    expect(((held?.expiresAt.getTime() ?? 0) - start) / 60_000).toBeLessThanOrEqual(90);
    const again = await db().order.findFirstOrThrow({ orderBy: { id: 'desc' } });
    later(10);
    await abandonOrder({ orderId: again.id, lenderId, now: world.now });
    expect(await placeOrder({ ...order, now: world.now })).toEqual({
      refused: 'set_aside_for_too_long',
    });
    expect(await tries(loan, 2_500n, stranger, token)).toEqual({
      refused: 'set_aside_for_too_long',
    });
  });

  it('fills a basket with twenty loans at most', async () => {
    const { ids } = await loans(21, 10_000n);
    const token = await openBasket(world.now);
    for (const loan of ids.slice(0, 20)) granted(await tries(loan, 2_500n, stranger, token));
    expect(await tries(ids[20] ?? 0, 2_500n, stranger, token)).toEqual({
      refused: 'more_than_without_account',
    });
  });
});

describe('a lender whose bank has promised the money', () => {
  it('has kept nobody waiting for nothing: it counts as paid, and more can be set aside', async () => {
    const { g, ids } = await loans(1);
    const [loan = 0] = ids;
    const lenderId = await g.person('Lia');
    const by = { personId: lenderId };
    for (let time = 0; time < 2; time += 1) {
      const basketToken = await openBasket(world.now);
      granted(await tries(loan, 2_500n, by, basketToken));
      later(20);
      const wish = { basket: basketToken, lenderId, tip: 0n, usesBalance: false, now: world.now };
      const { order } = granted(await placeOrder(wish));
      granted(await startCheckout({ orderId: order.id, now: world.now }));
      const { sessionId } = await db().order.findUniqueOrThrow({ where: { id: order.id } });
      const debit = { method: 'bank_debit', ends: 'succeeds' } as const;
      world.stripe.ledger.paySession(sessionId ?? '', '6789', debit);
      await world.work();
      const now = await db().order.findUniqueOrThrow({ where: { id: order.id } });
      expect(now.status).toBe('processing');
      later(50);
    }
    expect(await db().setAside.count({ where: { paidAt: null } })).toBe(0);
    granted(await tries(loan, 2_500n, by));
  });
});

describe('a hundred honest lenders', () => {
  it('notice nothing: households, a hall behind one address, and those who change their mind', async () => {
    const { g, ids } = await loans(8, 100_000n);
    await g.operatorMoney(100_000n);
    const lenderId = await g.person('Gita');
    const baskets: string[] = [];
    for (let one = 0; one < 100; one += 1) {
      // Thirty of them sit in one hall; the rest is at home.
      const by = { address: one < 30 ? '203.0.113.99' : `198.51.100.${one}` };
      const token = await openBasket(world.now);
      const loan = ids[one % ids.length] ?? 0;
      granted(await tries(loan, 2_500n, by, token));
      if (one % 5 === 0) {
        await releaseSlice({ basket: token, loanId: loan, now: world.now });
        granted(await tries(ids[(one + 1) % ids.length] ?? 0, 5_000n, by, token));
      }
      baskets.push(token);
    }
    later(10);
    for (const basketToken of baskets) {
      const wish = { basket: basketToken, lenderId, tip: 0n, usesBalance: false, now: world.now };
      const { order } = granted(await placeOrder(wish));
      granted(await startCheckout({ orderId: order.id, now: world.now }));
      const { sessionId } = await db().order.findUniqueOrThrow({ where: { id: order.id } });
      world.stripe.ledger.paySession(sessionId ?? '', '4242');
      await concludeOrder({ orderId: order.id, now: world.now });
    }
    expect(await db().order.count({ where: { status: 'paid' } })).toBe(100);
    expect(await db().setAside.count({ where: { paidAt: null, until: { gt: world.now } } })).toBe(
      0,
    );
    // Who has paid comes back to the same loan.
    granted(await tries(ids[0] ?? 0, 2_500n, { address: '203.0.113.99' }));
    expect(await checkBooks()).toEqual([]);
  }, 120_000);
});
