import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openOwnBasket } from '#app/domain/baskets/baskets.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { db } from '#app/platform/db.ts';
import type { TroubleKind } from '#sandbox/stripe/trouble.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { expectTied } from '#tests/support/at-stripe.ts';
import { given } from '#tests/support/given.ts';
import { randomOf } from '#tests/support/random.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const seeds = Number(process.env['CHECKOUTS'] ?? 100);
/** Four or eight checkouts each: whoever asks more often within minutes is told to wait. */
const people = Math.max(25, Math.ceil(seeds / 8));
/** Two loans that hold what all of them lend, in cents. */
const amount = BigInt(seeds) * 3_000n;

/** Whoever waits before asking again waits a fiftieth of it. */
beforeEach(() => {
  const real = setTimeout;
  const sooner = (work: (...words: unknown[]) => void, pause = 0, ...words: unknown[]) =>
    real(work, pause / 50, ...words);
  vi.stubGlobal('setTimeout', Object.assign(sooner, real));
});
afterEach(() => void vi.unstubAllGlobals());

const troubles: readonly TroubleKind[] = [
  'drop',
  'error_after_commit',
  'reset_after_commit',
  'too_many_requests',
];

/**
 * Checkouts of many lenders under trouble: calls that are lost on the way there or back, refused
 * for haste, answered with an error after the deed; cards, bank debits that succeed and fail, partial
 * captures; checkouts that are given up, forgotten, or paid and never returned from; events that
 * come twice, or never. No page may fail, and in the end the books are what Stripe says.
 */
it(`${seeds} checkouts under trouble end without an error page, tied to Stripe`, async () => {
  const g = given(world);
  await g.operatorMoney(100_000_000n);
  const partner = await g.partner();
  const lenders: { id: number; cookie: string }[] = [];
  for (let number = 1; number <= people; number += 1) {
    const id = await g.person(`Lender ${number}`);
    lenders.push({ id, cookie: await signInAs(id, world.now) });
  }
  const loans = [await g.loan(partner, { amount }), await g.loan(partner, { amount })];
  const failures: string[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = randomOf(seed);
    const lender = lenders[random(lenders.length)] ?? lenders[0];
    if (!lender) throw new Error('there are lenders');
    const page = async (what: string, visit: () => Promise<{ status: number }>) => {
      const answer = await visit().catch((error: unknown) => ({ status: 500, error }));
      if (answer.status >= 500) failures.push(`seed ${seed}: ${what} ${JSON.stringify(answer)}`);
    };
    const makeTrouble = () => {
      if (random(2) === 0) return;
      const kind = troubles[random(troubles.length)] ?? 'drop';
      world.stripe.trouble.make({ at: 'api', kind, times: 1 + random(4) });
    };

    world.goTo(new Date(world.now.getTime() + (1 + random(20)) * 60_000).toISOString());
    const basket = { personId: lender.id };
    await openOwnBasket(lender.id, world.now);
    const loanId = loans[random(loans.length)] ?? 0;
    const slice = { basket, loanId, amount: 2_500n, by: { personId: 1000 + seed } };
    // What is still in an earlier checkout of theirs stays there.
    if ('refused' in (await reserveSlice({ ...slice, now: world.now }))) continue;
    const { cookie } = lender;
    const form = { tip: ['0', '1.00', '2.50'][random(3)] ?? '0', usesBalance: 'yes' };
    makeTrouble();
    await page('checkout', () => ask('lender/orders', cookie, {}, form));
    const order = await db().order.findFirst({
      where: { lenderId: lender.id, createdAt: world.now },
      orderBy: { id: 'desc' },
    });
    if (!order) continue;
    const id = String(order.id);
    const look = () => page('order', () => ask('lender/order', cookie, { id }));
    if (random(2) === 0) await look();
    const { sessionId } = await db().order.findUniqueOrThrow({ where: { id: order.id } });
    const pays = random(4);
    if (sessionId && pays > 0) {
      const isDebit = random(4) === 0;
      const captured = random(8) === 0 ? Number(order.cardAmount) - 20 : Number(order.cardAmount);
      world.stripe.ledger.paySession(sessionId, '4242', {
        method: isDebit ? 'bank_debit' : 'card',
        ends: random(2) === 0 ? 'fails' : 'succeeds',
        ...(!isDebit && { captured }),
      });
    }
    makeTrouble();
    if (random(3) > 0) await look();
    if (random(4) === 0) {
      await page('giving up', () => ask('lender/order-abandonment', cookie, { id }, {}));
    }
    world.stripe.trouble.clear();
    if (random(3) === 0) await world.work();
    if (random(10) === 0) await sweepStripe(world.now);
  }
  expect(failures).toEqual([]);
  world.goTo(new Date(world.now.getTime() + 6 * 86_400_000).toISOString());
  await expectTied(world);
  // Nothing stays open for ever.
  expect(await db().order.count({ where: { status: { in: ['open', 'processing'] } } })).toBe(0);
  const paid = await db().order.count({ where: { status: 'paid' } });
  expect(paid).toBeGreaterThan(seeds / 3);
}, 120_000);
