import { expect, it } from 'vitest';
import { distributeRepayment } from '#app/domain/distributions/distribute-repayment.ts';
import { settlementPage } from '#app/domain/settlements/settlement-page.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

it('a settlement says how far its money has come, and shows so many of its lines at a time', async () => {
  const { g, partner, lia, loanId, two } = await oneLoanFunded(world);
  const other = await g.loan(partner, { amount: 50_000n });
  await g.lends(lia, [{ loanId: other, amount: 50_000n }]);
  for (const id of [loanId, other]) await g.disbursed(id, two, { isPaidOutNow: true });
  await world.work();
  const paid = [loanId, other].map((id) => ({ loanId: id, amount: '100.00' }));
  await g.reported(partner, '2026-03', paid, lia);
  const [settlementId = 0] = await g.settled(partner, '2026-03', lia);
  const page = (asked = {}) => settlementPage(settlementId, asked);
  expect(await page()).toMatchObject({ status: 'issued', shared: { done: 0, all: 0 }, next: null });

  const { due = 0n } = (await page()) ?? {};
  const [receiptId = 0] = await g.wired(partner, due, two);
  expect(await page()).toMatchObject({ status: 'paid', shared: { done: 0, all: 2 } });
  await distributeRepayment({ receiptId, loanId, now: world.now });
  expect(await page()).toMatchObject({ status: 'paid', shared: { done: 1, all: 2 } });
  await world.work();
  expect(await page()).toMatchObject({ status: 'closed', shared: { done: 2, all: 2 }, next: null });

  const sums = { expected: due, cash: due, loss: 0n, gain: 0n, received: due };
  const first = await page({ most: 1 });
  expect(first).toMatchObject({ lines: [{ number: 1, loanId }], next: 1, sums });
  const second = await page({ most: 1, after: 1 });
  expect(second).toMatchObject({ lines: [{ number: 2, loanId: other }], next: null, sums });
  expect(await page({ partnerId: partner + 1 })).toBeNull();
});
