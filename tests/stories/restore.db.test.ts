import { expect, it } from 'vitest';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import { nameStripeLine, proposeStripeLine } from '#app/domain/reconciliation/name-stripe-line.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { db } from '#app/platform/db.ts';
import { withBackups } from '#tests/support/backups.ts';
import { expectTied } from '#tests/support/at-stripe.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const backups = withBackups();

it('after a restore, what Stripe did since the backup comes in; lost orders stand in the list', async () => {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const [lia, ben] = [await g.person('Lia'), await g.person('Ben')];
  const loanId = await g.loan(partner);
  await g.lends(lia, [{ loanId, amount: 2_500n }]);
  // Under way when the backup is made; paid, refunded and paid out after it.
  const order = await g.order(lia, [{ loanId, amount: 5_000n }]);
  await world.work();
  const { folder } = await backups.backUp(world.now);
  const { ledger } = world.stripe;
  ledger.paySession(order.sessionId ?? '', '4242');
  await world.work();
  await g.lends(ben, [{ loanId, amount: 2_500n }]);
  world.goTo('2026-03-06T09:00:00Z');
  const { chargeId } = await db().cardPayment.findFirstOrThrow({ where: { lenderId: lia } });
  ledger.refund({ charge: chargeId, amount: 1_000 });
  ledger.payOutToBank({ amount: 2_000, currency: 'usd' });
  await world.work();

  await backups.restored(folder, world.now);
  world.goTo('2026-03-14T09:00:00Z');
  await expectTied(world);
  expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
    status: 'paid',
    placed: 5_000n,
  });
  expect(await db().cardPayment.findUniqueOrThrow({ where: { chargeId } })).toMatchObject({
    refunded: 1_000n,
  });
  // Ben's order was made after the backup: his money is here, and nobody knows whose it is.
  const open = await db().balanceTransaction.findMany({ where: { isOpen: true } });
  expect(open).toMatchObject([{ type: 'charge', amount: 2_500n, bookedAgainst: 'suspense' }]);

  // Two people name it his, by the address that Stripe shows: it is in his balance like any payment.
  const [first, second] = await g.treasurers();
  const { now } = world;
  const named = { lineId: open[0]?.id ?? '', account: `lender:${ben}`, note: 'his address' };
  const { proposalId } = granted(await proposeStripeLine({ ...named, actorId: first, now }));
  expect(await nameStripeLine({ proposalId, actorId: first, now })).toEqual({
    refused: 'same_person_may_not_approve',
  });
  granted(await nameStripeLine({ proposalId, actorId: second, now }));
  await world.work();
  expect(await lenderBalance(ben, 'USD')).toBe(2_500n);
  expect(await db().balanceTransaction.count({ where: { isOpen: true } })).toBe(0);
  expect((await statementOf(ben, 'USD')).map((line) => [line.kind, line.amount])).toEqual([
    ['card', 2_500n],
  ]);
  const withdrawn = { lenderId: ben, amount: 2_500n, currency: 'USD', now } as const;
  expect(granted(await requestWithdrawal(withdrawn)).parts).toMatchObject([
    { rail: 'card_refund' },
  ]);
  await world.work();
  await expectTied(world);
});
