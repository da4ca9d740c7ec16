import { given } from './given.ts';
import type { World } from './world.ts';

/** A host with money, a partner with one loan, and Lia, who may lend to it. */
export async function oneLoanOpen(world: World) {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const loanId = await g.loan(partner);
  return { g, partner, lia, loanId };
}

/** A host with money, a partner, two treasurers, and one loan that Lia has funded whole. */
export async function oneLoanFunded(world: World) {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loanId = await g.loan(partner);
  await g.lends(lia, [{ loanId, amount: 20_000n }]);
  return { g, partner, lia, two, loanId, now: world.now };
}
