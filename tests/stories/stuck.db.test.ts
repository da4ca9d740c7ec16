import { describe, expect, it } from 'vitest';
import { askAgain, endStuck } from '#app/domain/operations/end-stuck.ts';
import { stuckThings } from '#app/domain/operations/stuck.ts';
import { readStripeLines } from '#app/domain/reconciliation/read-stripe-lines.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { expectTied } from '#tests/support/at-stripe.ts';
import { given } from '#tests/support/given.ts';
import { withBalance } from '#tests/support/with-balance.ts';
import { withWorld } from '#tests/support/world.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';

const world = withWorld();
const reason = 'looked at it with Stripe';

let staff = 0;

async function end(kind: 'order' | 'part' | 'event', id: string) {
  staff += 1;
  const actorId = await given(world).person(`Treasurer${staff}`);
  return endStuck({ kind, id, reason, actorId, now: world.now });
}

const names = async () => (await stuckThings(world.now)).map((one) => `${one.kind} ${one.why}`);

/** A lender with 100.00 who pays half of a slice from it and half by a bank's promise. */
async function promised() {
  const { lia } = await withBalance(world);
  const g = given(world);
  const loanId = await g.loan(await g.partner(), { amount: 20_000n, fundraiserDays: 60 });
  const order = await g.order(lia, [{ loanId, amount: 15_000n }], { usesBalance: true });
  const session = order.sessionId ?? '';
  world.stripe.ledger.paySession(session, '6789', { method: 'bank_debit', ends: 'succeeds' });
  await world.work();
  expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
    status: 'processing',
    fromBalance: 10_000n,
  });
  return { lia, order, loanId };
}

describe('what is stuck', () => {
  it('is listed once it is late, and what is held by an old promise goes back', async () => {
    const { lia, order } = await promised();
    expect(await names()).toEqual([]);
    world.stripe.behaviour.delayedAfterDays = 30;
    world.goTo('2026-06-10T09:00:00Z');
    expect(await names()).toEqual(['order promise_is_old']);
    expect(await end('order', String(order.id))).toEqual({ outcome: 'abandoned' });
    expect(await end('order', String(order.id))).toEqual({ refused: 'order_has_ended' });
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(10_000n);
    expect(await names()).toEqual([]);
    const row = await db().auditRow.findFirstOrThrow({ where: { verb: 'end-stuck-order' } });
    expect(row).toMatchObject({
      subject: `order:${order.id}`,
      after: { reason, outcome: 'abandoned' },
    });

    // The bank pays after all: nothing is lent, the money is the lender's, who is told.
    world.stripe.ledger.tick();
    await world.work();
    await readStripeLines({ now: world.now });
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(15_000n);
    expect(await balanceOf(db(), 'suspense', 'USD')).toBe(0n);
    expect(await db().slice.count({ where: { orderId: order.id } })).toBe(0);
    const [letter] = world.mailbox
      .lettersTo('lia@example.org')
      .filter(({ subject }) => /in your balance/.test(subject));
    expect(letter?.subject).toContain('50.00');
    await readStripeLines({ now: world.now });
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(15_000n);
    await expectTied(world);
  });

  it('is not ended while Stripe is away, and Stripe’s word comes first', async () => {
    const { order } = await promised();
    world.stripe.trouble.make({ at: 'api', kind: 'drop', times: 9 });
    expect(await end('order', String(order.id))).toEqual({ refused: 'payments_are_away' });
    world.stripe.trouble.clear();
    world.goTo('2026-05-26T09:00:00Z');
    world.stripe.ledger.tick();
    // It has succeeded meanwhile: it is placed, not ended.
    expect(await end('order', String(order.id))).toEqual({ outcome: 'paid' });
    expect(await db().slice.count({ where: { orderId: order.id } })).toBeGreaterThan(0);
  });

  it('ends also when Stripe no longer knows of it', async () => {
    const { lia, order } = await promised();
    await db().order.update({ where: { id: order.id }, data: { sessionId: 'cs_test_gone' } });
    expect(await end('order', String(order.id))).toEqual({ outcome: 'abandoned' });
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(10_000n);
    expect(await checkBooks()).toEqual([]);
  });

  /** A payout by Stripe Connect that waits for money. */
  async function waitingPart(before = () => {}) {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner({ payoutRail: 'stripe', stripeAccountId: 'acct_mekar' });
    world.stripe.ledger.setAccount('acct_mekar', 'active');
    const two = [await g.person('Tono'), await g.person('Tuti')] as [number, number];
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(await g.person('Lia'), [{ loanId, amount: 10_000n }]);
    before();
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work().catch(() => undefined);
    return { partner, part: await db().payoutPart.findFirstOrThrow() };
  }

  it('fails a part that is given up, minutes later, when Stripe made nothing of it', async () => {
    const { partner, part } = await waitingPart();
    world.goTo('2026-03-03T10:00:00Z');
    expect(await names()).toEqual(['part too_little_at_stripe']);
    expect(await end('part', String(part.id))).toEqual({ givenUp: true });
    expect(await names()).toEqual(['part given_up']);
    await sweepStripe(world.now);
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'intended' });
    world.goTo('2026-03-03T10:06:00Z');
    world.stripe.ledger.adjust(50_000, 'topup');
    await sweepStripe(world.now);
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({
      status: 'failed',
      failure: 'given up',
    });
    expect(await balanceOf(db(), `partner:${partner}:payable`, 'USD')).toBe(10_000n);
    expect(world.stripe.events.filter(({ type }) => type === 'transfer.created')).toEqual([]);
    expect(await names()).toEqual([]);
    expect(await checkBooks()).toEqual([]);
  });

  it('keeps a part that Stripe has made after all, given up or not', async () => {
    const { partner, part } = await waitingPart(() => {
      world.goTo('2026-03-05T10:00:00Z');
      world.stripe.ledger.adjust(50_000, 'topup');
      // The transfer is made, its answer is lost, and somebody gives up on it.
      world.stripe.trouble.make({ at: 'api', kind: 'reset_after_commit', times: 3 });
    });
    world.goTo('2026-03-07T10:00:00Z');
    expect(await names()).toContain('part not_taken_by_stripe');
    await end('part', String(part.id));
    world.goTo('2026-03-07T10:10:00Z');
    await sweepStripe(world.now);
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'succeeded' });
    expect(await balanceOf(db(), `partner:${partner}:payable`, 'USD')).toBe(0n);
    expect(world.stripe.events.filter(({ type }) => type === 'transfer.created')).toHaveLength(1);
    expect(await checkBooks()).toEqual([]);
  });

  it('fails a part that is given up also when Stripe no longer knows its charge', async () => {
    const { lia } = await withBalance(world);
    world.stripe.ledger.core.behaviour.refundsWithoutFunds = 'refuse';
    const taken = await requestWithdrawal({
      lenderId: lia,
      amount: 10_000n,
      currency: 'USD',
      now: world.now,
    });
    expect(taken).toHaveProperty('payoutId');
    await db().cardPayment.updateMany({ data: { chargeId: 'ch_gone' } });
    await db().payoutPart.updateMany({ data: { refusals: 1, waitsFor: 'insufficient_funds' } });
    const part = await db().payoutPart.findFirstOrThrow();
    await expect(sweepStripe(new Date(world.now.getTime() + 600_000))).rejects.toThrow(
      /No such charge/,
    );
    await end('part', String(part.id));
    await sweepStripe(new Date(world.now.getTime() + 600_000));
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ failure: 'given up' });
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(10_000n);
  });

  it('is an event that nothing can apply, until somebody leaves it with a reason', async () => {
    const event = { id: 'evt_1', type: 'refund.updated', objectId: 're_gone' };
    await db().stripeEvent.create({ data: { ...event, receivedAt: world.now } });
    world.goTo('2026-03-02T12:00:00Z');
    expect(await names()).toEqual(['event event_was_not_applied']);
    const one = { kind: 'event', id: 'evt_1', now: world.now } as const;
    expect(await askAgain(one)).toHaveProperty('refused');
    expect(await end('event', 'evt_1')).toEqual({ left: true });
    expect(await end('event', 'evt_1')).toEqual({ refused: 'stripe_event_is_applied' });
    expect(await names()).toEqual([]);
  });
});
