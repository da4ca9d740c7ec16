import { expect, it } from 'vitest';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';

const world = withWorld();

/** 10,000 payments a day are 35 in the five minutes between two sweeps. */
const payments = 35;

it('a sweep at 10,000 payments a day asks Stripe for pages, not for payments', async () => {
  const g = given(world);
  await g.operatorMoney(1_000_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const loanId = await g.loan(partner, { amount: 1_000_000n });
  const fiveMinutes = async () => {
    world.goTo(new Date(world.now.getTime() + 5 * 60_000).toISOString());
    for (let count = 0; count < payments; count += 1)
      await g.lends(lia, [{ loanId, amount: 2_500n }]);
    // Checkouts that nobody has finished: their time is not over, and nobody asks.
    const waiting = await g.person(`Waiting ${world.now.toISOString()}`);
    for (let count = 0; count < 3; count += 1) await g.order(waiting, [{ loanId, amount: 2_500n }]);
    await world.work();
    world.stripe.calls.clear();
    await sweepStripe(world.now);
    return [...world.stripe.calls.values()].reduce((sum, count) => sum + count, 0);
  };
  await fiveMinutes();
  await fiveMinutes();
  const asked = await fiveMinutes();
  // Events and lines of the last twenty minutes, a hundred a page.
  expect(asked).toBeLessThanOrEqual(8);
  expect(asked).toBeGreaterThanOrEqual(2);
}, 60_000);
