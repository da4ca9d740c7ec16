import { describe, expect, it } from 'vitest';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { sweepLoans, sweepStripe } from '#workers/handlers/sweeps.ts';
import { granted } from '#tests/support/given.ts';
import { oneLoanOpen } from '#tests/support/one-loan-funded.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('trouble and haste', () => {
  const ready = () => oneLoanOpen(world);

  it('one basket makes one order, however often and at once it is sent', async () => {
    const { g, lia, loanId } = await ready();
    const basketToken = await g.basket([{ loanId, amount: 2_500n }]);
    const { now } = world;
    const send = () =>
      placeOrder({ basket: basketToken, lenderId: lia, tip: 0n, usesBalance: false, now });
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(answers.filter((answer) => 'order' in answer)).toHaveLength(1);
    expect(await db().order.count()).toBe(1);
  });

  it('an order for which Stripe opens no checkout ends, and the others are swept all the same', async () => {
    const { g, lia, loanId } = await ready();
    world.stripe.trouble.make({ at: 'api', kind: 'drop', times: 3 });
    await g.order(lia, [{ loanId, amount: 2_500n }]);
    const good = await g.order(lia, [{ loanId, amount: 5_000n }]);
    world.goTo('2026-03-02T09:10:00Z');
    world.stripe.ledger.paySession(good.sessionId ?? '', '4242');
    await sweepStripe(world.now);
    await world.work();
    const orders = await db().order.findMany({ orderBy: { id: 'asc' } });
    expect(orders.map((order) => order.status)).toEqual(['abandoned', 'paid']);
    expect(await checkBooks()).toEqual([]);
  });

  it('a payment made in time lends, though it is settled after the end', async () => {
    const { g, lia, loanId } = await ready();
    world.goTo('2026-04-01T08:59:00Z');
    const order = await g.order(lia, [{ loanId, amount: 20_000n }]);
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
    world.goTo('2026-04-01T09:00:01Z');
    await sweepLoans(world.now);
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'funded',
    });
    expect(await checkBooks()).toEqual([]);
  });

  it('a receipt is reversed once, and not after a write-off', async () => {
    const { g, partner, lia, loanId } = await ready();
    const two = await g.treasurers();
    await g.lends(lia, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    const [receiptId = 0] = await g.wired(partner, 5_000n, two);
    await world.work();
    const { now } = world;
    const ask = () => proposeReversal({ receiptId, reason: 'recalled', actorId: two[0], now });
    const { proposalId } = granted(await ask());
    expect(granted(await reverseReceipt({ proposalId, actorId: two[1], now }))).toEqual({
      receiptIds: [receiptId],
    });
    expect(await ask()).toEqual({ refused: 'receipt_is_reversed' });
    expect(await checkBooks()).toEqual([]);
  });

  it('what arrives for a loan that was refunded is its partner’s', async () => {
    const { g, partner, lia, loanId } = await ready();
    const two = await g.treasurers();
    await g.lends(lia, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    const { now } = world;
    const refund = {
      loanId,
      reason: 'never paid out',
      source: 'bank',
      actorId: two[0],
      now,
    } as const;
    const { proposalId } = granted(await proposeRefund(refund));
    granted(await refundLoan({ proposalId, actorId: two[1], now }));
    await g.wired(partner, 5_000n, two);
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(20_000n);
    expect(await balanceOf(db(), `partner:${partner}:overpaid`, 'USD')).toBe(5_000n);
    expect(await checkBooks()).toEqual([]);
  });
});
