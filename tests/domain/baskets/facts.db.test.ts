import { expect, it } from 'vitest';
import { openBasket, openOwnBasket } from '#app/domain/baskets/baskets.ts';
import { factsToReserve } from '#app/domain/baskets/reserve-facts.ts';
import { factsToOrder } from '#app/domain/funding/order-facts.ts';
import { lookedAtSince } from '#app/domain/baskets/set-aside-rules.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { randomOf } from '#tests/support/random.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const holders = ['one', 'two', null];

/** Loans, baskets and what they hold and held, as no order of events would leave it: the more the functions are asked. */
async function anything(seed: number) {
  const random = randomOf(seed);
  const g = given(world);
  const partner = await g.partner();
  const loans: number[] = [];
  for (let index = 0; index < 3; index += 1) loans.push(await g.loan(partner));
  const lia = await g.person('Lia');
  await openOwnBasket(lia, world.now);
  for (let index = 0; index < 3; index += 1) await openBasket(world.now);
  const baskets = (await db().basket.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
  const { id: orderId } = await db().order.create({
    data: {
      lenderId: lia,
      currency: 'USD',
      tip: 0n,
      fromBalance: 0n,
      cardAmount: 1n,
      idempotencyKey: `k${seed}`,
      email: 'lia@example.org',
      language: 'en',
      expiresAt: world.now,
      createdAt: world.now,
    },
  });
  const minutes = (from: number, to: number) =>
    new Date(world.now.getTime() + (from + random(to - from)) * 60_000);
  for (const basketId of baskets)
    for (const loanId of loans) {
      if (random(3) > 0)
        await db().reservation.create({
          data: {
            basketId,
            loanId,
            amount: BigInt(1 + random(5_000)),
            expiresAt: minutes(-30, 60),
            orderId: random(4) === 0 ? orderId : null,
          },
        });
      for (let time = random(3); time > 0; time -= 1)
        await db().setAside.create({
          data: {
            basketId,
            loanId,
            holder: holders[random(3)] ?? null,
            isGuest: random(2) === 0,
            amount: BigInt(1 + random(5_000)),
            since: minutes(-600, -60),
            until: minutes(-500, 60),
            paidAt: random(4) === 0 ? world.now : null,
          },
        });
    }
  return { loans, baskets, lia };
}

const sum = (rows: readonly { amount: bigint }[]) =>
  rows.reduce((all, row) => all + row.amount, 0n);

it.each([1, 2, 3, 4, 5, 6])(
  'what reserving has to know is what the tables say, asked one by one (%s)',
  async (seed) => {
    const { loans, baskets } = await anything(seed);
    const { now } = world;
    const set = await db().setAside.findMany({ orderBy: { id: 'asc' } });
    const held = await db().reservation.findMany();
    for (const basketId of baskets)
      for (const loanId of loans)
        for (const holder of holders) {
          const asked = { basket: { basketId }, loanId, holder, isGuest: true, now };
          const facts = await inTransaction((tx) => factsToReserve(tx, asked));
          const own = set.filter((row) => row.basketId === basketId && row.loanId === loanId);
          const ofLoan = held.filter((row) => row.loanId === loanId);
          const live = set.filter((row) => row.until > now && row.paidAt === null);
          expect(facts.reservedByOthers).toBe(
            sum(ofLoan.filter((row) => row.basketId !== basketId && row.expiresAt > now)),
          );
          expect(facts.isInCheckout).toBe(
            ofLoan.some((row) => row.basketId === basketId && row.orderId !== null),
          );
          expect(facts.before?.id ?? null).toBe(own.at(-1)?.id ?? null);
          expect(facts.before?.since ?? null).toEqual(own.at(-1)?.since ?? null);
          expect(facts.held.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
            set
              .filter((row) => holder !== null && row.holder === holder && row.loanId === loanId)
              .filter((row) => row.paidAt === null && row.until > lookedAtSince(now))
              .map(({ id }) => id),
          );
          expect(facts.otherLoans).toBe(
            live.filter((row) => row.basketId === basketId && row.loanId !== loanId).length,
          );
          expect(facts.ofNetwork).toBe(
            sum(
              live
                .filter((row) => holder !== null && row.holder === holder && row.isGuest)
                .filter((row) => row.loanId === loanId && row.basketId !== basketId),
            ),
          );
        }
  },
);

it.each([7, 8, 9])('and what ordering has to know (%s)', async (seed) => {
  const { baskets, lia } = await anything(seed);
  const { now } = world;
  for (const basketId of baskets) {
    const basket = { basketId };
    const facts = await inTransaction((tx) => factsToOrder(tx, { basket, lenderId: lia, now }));
    const own = await db().reservation.findMany({
      where: { basketId, OR: [{ orderId: { not: null } }, { expiresAt: { gt: now } }] },
      orderBy: { id: 'asc' },
    });
    expect(facts.map((row) => row.reservationId)).toEqual(own.map((row) => row.id));
    for (const [index, fact] of facts.entries()) {
      const { loanId, amount, orderId } = own[index] ?? {};
      expect(fact).toMatchObject({ loanId, asked: amount, orderId, balance: 0n });
      const others = await db().reservation.findMany({
        where: { loanId: fact.loanId, basketId: { not: basketId }, expiresAt: { gt: now } },
      });
      expect(fact.reservedByOthers).toBe(sum(others));
      const last = await db().setAside.findFirst({
        where: { basketId, loanId: fact.loanId },
        orderBy: { id: 'desc' },
      });
      expect([fact.setAsideId, fact.since]).toEqual([last?.id ?? null, last?.since ?? null]);
    }
  }
});
