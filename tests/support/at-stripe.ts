import { expect } from 'vitest';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';
import type { World } from './world.ts';

/** What our books say stands at Stripe, by currency. */
async function booked(): Promise<Record<string, bigint>> {
  const accounts = await db().account.findMany({ where: { name: 'stripe', balance: { not: 0n } } });
  return Object.fromEntries(accounts.map((account) => [account.currency, account.balance]));
}

/** What stands there, by Stripe's own word. */
function standing(world: World): Record<string, bigint> {
  const { core } = world.stripe.ledger;
  const rows = Object.values(core.state.transactions);
  const sums = [...new Set(rows.map((row) => row.currency))].map((currency) => {
    const sum = core.available(currency) + core.pending(currency);
    return [currency.toUpperCase(), BigInt(sum)] as const;
  });
  return Object.fromEntries(sums.filter(([, sum]) => sum !== 0n));
}

/** Sweeps until all is heard of, then: our books are Stripe's balance, and balance in themselves. */
export async function expectTied(world: World): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    world.goTo(new Date(world.now.getTime() + 5 * 60_000).toISOString());
    await sweepStripe(world.now);
    await world.work();
  }
  expect(await booked()).toEqual(standing(world));
  expect(await checkBooks()).toEqual([]);
}
