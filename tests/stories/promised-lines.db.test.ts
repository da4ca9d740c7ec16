import { describe, expect, it } from 'vitest';
import { proposeStripeLine } from '#app/domain/reconciliation/name-stripe-line.ts';
import { readStripeLines } from '#app/domain/reconciliation/read-stripe-lines.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { db } from '#app/platform/db.ts';
import { expectTied } from '#tests/support/at-stripe.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const usd = (account: 'suspense' | 'stripe_fees') => balanceOf(db(), account, 'USD');
const openLines = async () => db().balanceTransaction.findMany({ where: { isOpen: true } });

/** A bank has promised 50.00 for a slice, and Stripe has written its line already. */
async function promised(ends: 'succeeds' | 'fails') {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const lia = await g.person('Lia');
  const loanId = await g.loan(await g.partner(), { fundraiserDays: 60 });
  const order = await g.order(lia, [{ loanId, amount: 5_000n }]);
  const { ledger } = world.stripe;
  ledger.paySession(order.sessionId ?? '', '6789', { method: 'bank_debit', ends });
  ledger.tick();
  await world.work();
  await readStripeLines({ now: world.now });
  return { lia, order };
}

async function fourDaysLater() {
  world.goTo('2026-03-07T09:00:00Z');
  world.stripe.ledger.tick();
  await world.work();
  await readStripeLines({ now: world.now });
  await world.work();
}

describe('the line of a bank debit, which Stripe writes before the bank has paid', () => {
  it('waits in suspense, in nobody’s list, and is the lender’s once it is kept', async () => {
    const { lia, order } = await promised('succeeds');
    expect(await usd('suspense')).toBe(5_000n);
    expect(await openLines()).toEqual([]);
    await expectTied(world);
    const line = await db().balanceTransaction.findFirstOrThrow();
    const said = { lineId: line.id, account: `lender:${lia}`, note: 'his', actorId: lia };
    expect(await proposeStripeLine({ ...said, now: world.now })).toHaveProperty('refused');

    await fourDaysLater();
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'paid',
      placed: 5_000n,
    });
    expect(await usd('suspense')).toBe(0n);
    expect(await db().slice.count({ where: { orderId: order.id } })).toBe(1);
    await expectTied(world);
  });

  it('is taken back by its own line when the bank breaks the promise', async () => {
    const { lia, order } = await promised('fails');
    await fourDaysLater();
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'failed',
    });
    expect(await usd('suspense')).toBe(0n);
    expect(await usd('stripe_fees')).toBe(0n);
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(0n);
    expect(await openLines()).toEqual([]);
    await expectTied(world);
  });
});

describe('a payment that nobody knows', () => {
  it.each([
    ['refunded in part', (charge: string) => world.stripe.ledger.refund({ charge, amount: 100 })],
    ['disputed', (charge: string) => world.stripe.ledger.dispute(charge)],
    ['under a warning', (charge: string) => world.stripe.ledger.warn(charge)],
  ])('is no lender’s when it is %s', async (_, happens) => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const lia = await g.person('Lia');
    const { id } = world.stripe.ledger.payElsewhere(9_900);
    world.stripe.ledger.tick();
    await readStripeLines({ now: world.now });
    const [line] = await openLines();
    const said = { lineId: line?.id ?? '', account: `lender:${lia}`, note: 'hers', actorId: lia };
    happens(id);
    expect(await proposeStripeLine({ ...said, now: world.now })).toEqual({
      refused: 'line_is_no_payment_of_a_lender',
    });
  });

  it('stands in the list whatever number another shop wrote on it', async () => {
    const { ledger } = world.stripe;
    for (const order of ['5000000001', '1e3', '-1', 'A7']) {
      const charge = ledger.payElsewhere(700);
      charge.metadata = { order };
    }
    ledger.tick();
    await readStripeLines({ now: world.now });
    expect((await openLines()).map((line) => line.amount)).toEqual([700n, 700n, 700n, 700n]);
    expect(await readStripeLines({ now: world.now })).toBe(0);
  });
});
