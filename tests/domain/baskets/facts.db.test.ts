import { expect, it } from 'vitest';
import { factsToReserve } from '#app/domain/baskets/reserve-facts.ts';
import { factsToOrder } from '#app/domain/funding/order-facts.ts';
import { lookedAtSince } from '#app/domain/baskets/set-aside-rules.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { anyBaskets } from '#tests/support/any-baskets.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const holders = ['one', 'two', null];

const sum = (rows: readonly { amount: bigint }[]) =>
  rows.reduce((all, row) => all + row.amount, 0n);

it.each([1, 2, 3, 4, 5, 6])(
  'what reserving has to know is what the tables say, asked one by one (%s)',
  async (seed) => {
    const { loans, baskets } = await anyBaskets(world, seed, holders);
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
  const { baskets, lia } = await anyBaskets(world, seed, holders);
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
