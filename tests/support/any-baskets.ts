import { openBasket, openOwnBasket } from '#app/domain/baskets/baskets.ts';
import { db } from '#app/platform/db.ts';
import { given } from './given.ts';
import { randomOf } from './random.ts';
import type { World } from './world.ts';

/** Loans, baskets and what they hold and held, as no order of events would leave it: the more the functions are asked. */
export async function anyBaskets(world: World, seed: number, holders: readonly (string | null)[]) {
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
            holder: holders[random(holders.length)] ?? null,
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
