import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import type { World } from '#tests/support/world.ts';
import { scheduleOnce } from '#workers/schedule.ts';

/**
 * Twelve repayments wait to be shared out: two partners, four loans of ten lenders, three wires for
 * each settlement.
 */
export async function repaymentsWait(world: World): Promise<void> {
  const g = given(world);
  await g.operatorMoney(10_000_000n);
  const two = await g.treasurers();
  const [boss] = two;
  const lenders: number[] = [];
  for (let number = 1; number <= 10; number += 1) lenders.push(await g.person(`Lender ${number}`));
  const partners: number[] = [];
  for (const name of ['Koperasi Mekar', 'Koperasi Tani']) {
    const partner = await g.partner({ name });
    partners.push(partner);
    const loans = [
      await g.loan(partner, { amount: 75_000n }),
      await g.loan(partner, { amount: 75_000n }),
    ];
    const slices = loans.map((loanId) => ({ loanId, amount: 7_500n }));
    for (const lender of lenders) await g.lends(lender, slices);
    for (const loanId of loans) await g.disbursed(loanId, two, { isPaidOutNow: true });
    const paid = loans.map((loanId, index) => ({ loanId, amount: `${1_777 + index * 333}.70` }));
    await g.reported(partner, '2026-04', paid, boss);
    await g.settled(partner, '2026-04', boss);
  }
  // Today's rounds of the schedule are over: only what waits is done in the takes.
  await scheduleOnce(world.now);
  await world.work();
  for (const partner of partners)
    for (const amount of [11_113n, 9_871n, 17_890n]) await g.wired(partner, amount, two);
}

export const seeds = Number(process.env['FAULT_SEEDS'] ?? 40);

/** Forty orders are paid at Stripe, of which nothing has been heard; a loan has one share left. */
export async function paymentsWait(world: World): Promise<void> {
  const g = given(world);
  await g.operatorMoney(10_000_000n);
  const partner = await g.partner();
  const loanId = await g.loan(partner, { amount: 2_500n * BigInt(seeds) });
  await g.loan(partner, { amount: 2_500n });
  for (let seed = 1; seed <= seeds; seed += 1) {
    const lender = await g.person(`Lender ${seed}`);
    const order = await g.order(lender, [{ loanId, amount: 2_500n }], { tip: BigInt(seed) * 50n });
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
  }
  world.stripe.ledger.tick();
  await scheduleOnce(world.now);
  await db().outboxRow.updateMany({
    where: { key: { not: null } },
    data: { doneAt: world.now },
  });
}
