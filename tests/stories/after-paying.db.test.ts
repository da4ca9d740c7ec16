import { expect, it } from 'vitest';
import { orderOf } from '#app/domain/funding/orders.ts';
import { whatHappensNext } from '#app/domain/funding/what-happens-next.ts';
import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

it('says what comes of an order, day by day, of what was lent and no more', async () => {
  const g = given(world);
  await g.operatorMoney(10_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const [open, full] = [
    await g.loan(partner, { disbursementPlannedOn: '2026-04-10', instalmentCount: 4 }),
    await g.loan(partner, { amount: 5_000n, disbursementPlannedOn: '2026-04-10' }),
  ];
  const orderId = await g.lends(lia, [
    { loanId: open, amount: 2_500n },
    { loanId: full, amount: 5_000n },
  ]);
  const order = await orderOf(lia, orderId);
  if (!order) throw new Error('there is no such order');
  const coming = await whatHappensNext(order, world.now);
  const { fundraiserEndsAt } = await db().loan.findUniqueOrThrow({ where: { id: open } });
  const closes = fundraiserEndsAt?.toISOString().slice(0, 10);
  expect(coming.filter((one) => one.what === 'closes')).toMatchObject([
    { day: closes, name: 'Siti', amount: 2_500n },
  ]);
  expect(coming.filter((one) => one.what === 'paid_out')).toHaveLength(2);
  // A quarter of each loan is due first: of the lender's part as well.
  const back = coming.filter((one) => one.what === 'comes_back').map((one) => one.amount);
  expect(back.toSorted((a, b) => Number((a ?? 0n) - (b ?? 0n)))).toEqual([625n, 1_250n]);
  const days = coming.map((one) => one.day);
  expect(days).toEqual(days.toSorted());
  // A borrower whose consent was taken back is nobody by name, here as elsewhere.
  await db().borrowerConsent.updateMany({ data: { withdrawnAt: world.now } });
  const later = await orderOf(lia, orderId);
  if (!later) throw new Error('there is no such order');
  expect((await whatHappensNext(later, world.now)).map((one) => one.name)).toEqual(
    coming.map(() => null),
  );
});
