import { describe, expect, it } from 'vitest';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { ownFigures, slicesOf } from '#app/domain/balances/portfolio.ts';
import { sliceTrail } from '#app/domain/slices/slice-trail.ts';
import { abandonOrder } from '#app/domain/funding/abandon-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** Lia lent 50 and 100 with two card payments; the first is disputed later. */
async function twoOrders() {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const disputed = await g.loan(partner, { amount: 5_000n });
  const other = await g.loan(partner, { amount: 10_000n });
  await g.lends(lia, [{ loanId: disputed, amount: 5_000n }], { tip: 1_000n });
  await g.lends(lia, [{ loanId: other, amount: 10_000n }]);
  await g.disbursed(disputed, two, { isPaidOutNow: true });
  await g.disbursed(other, two, { isPaidOutNow: true });
  await world.work();
  const open = async () => {
    const { chargeId } = await db().cardPayment.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const dispute = world.stripe.ledger.dispute(chargeId);
    await applyDispute({ disputeId: dispute.id, now: world.now });
    return dispute;
  };
  const close = async (id: string, how: 'won' | 'lost') => {
    world.stripe.ledger.closeDispute(id, how);
    await applyDispute({ disputeId: id, now: world.now });
  };
  const repaid = async (period: string, loanId: number, localAmount: string, cash: bigint) => {
    await g.reported(partner, period, [{ loanId, amount: localAmount }], lia);
    await g.settled(partner, period, lia);
    const [receiptId = 0] = await g.wired(partner, cash, two);
    await world.work();
    return receiptId;
  };
  const recall = async (receiptId: number) => {
    const { now } = world;
    const reversal = { receiptId, reason: 'recalled', actorId: two[0], now };
    const { proposalId } = granted(await proposeReversal(reversal));
    granted(await reverseReceipt({ proposalId, actorId: two[1], now }));
  };
  const usd = (account: Parameters<typeof balanceOf>[1]) => balanceOf(db(), account, 'USD');
  return { g, lia, two, disputed, other, open, close, repaid, recall, usd };
}

describe('a dispute that is lost', () => {
  it('leaves slices that add up to the lender’s figures', async () => {
    const { lia, disputed, open, close, repaid } = await twoOrders();
    await repaid('2026-03', disputed, '100.00', 1_000n);
    await close((await open()).id, 'lost');
    await repaid('2026-04', disputed, '50.00', 500n);
    const slices = await slicesOf(lia, 'USD');
    const figures = (await ownFigures(lia, 'USD')).lent;
    for (const name of ['lent', 'repaid', 'lost', 'outstanding', 'refunded', 'sold'] as const) {
      expect([name, total(slices.map((slice) => slice[name]))]).toEqual([name, figures[name]]);
    }
    expect(figures).toMatchObject({ repaid: 1_000n, outstanding: 10_000n, sold: 4_000n });
  });

  it('takes what the lender earned since before anything is owed', async () => {
    const { lia, two, disputed, other, open, close, repaid, usd } = await twoOrders();
    const { now } = world;
    const { proposalId } = granted(
      await proposeWriteOff({ loanId: disputed, cause: 'borrower', actorId: two[0], now }),
    );
    granted(await writeOffLoan({ proposalId, actorId: two[1], now }));
    const dispute = await open();
    await repaid('2026-03', other, '200.00', 2_000n);
    const before = await newestJournal();
    await close(dispute.id, 'lost');
    expect(await printedLedger(before)).toBe(`
dispute_lost
  dispute:1                      -60.00
  Lia:owed                        30.00
  Lia                            -20.00
  tips                           -10.00
`);
    expect(await usd(`lender:${lia}:owed`)).toBe(3_000n);
    expect(await checkBooks()).toEqual([]);
  });
});

describe('the trail of a slice that the host took over', () => {
  it('ends there: what comes later is the host’s', async () => {
    const { lia, disputed, open, close, repaid } = await twoOrders();
    await repaid('2026-03', disputed, '100.00', 1_000n);
    world.goTo('2026-04-02T09:00:00Z');
    const dispute = await open();
    await close(dispute.id, 'lost');
    world.goTo('2026-05-02T09:00:00Z');
    await repaid('2026-04', disputed, '200.00', 2_000n);
    const trail = await sliceTrail(lia, 1, world.now);
    expect(trail?.steps.map((step) => [step.kind, step.amount])).toEqual([
      ['lent', 5_000n],
      ['disbursed', 5_000n],
      ['distribution', 1_000n],
      ['sold', 4_000n],
    ]);
    expect(trail).toMatchObject({ repaid: 1_000n, outstanding: 0n });
  });
});

describe('what a lender owes', () => {
  it('is settled first out of a dispute that is won', async () => {
    const { lia, other, open, close, repaid, recall, usd } = await twoOrders();
    const receiptId = await repaid('2026-03', other, '200.00', 2_000n);
    const dispute = await open();
    expect(await usd(`lender:${lia}`)).toBe(0n);
    await recall(receiptId);
    expect(await usd(`lender:${lia}:owed`)).toBe(2_000n);
    await close(dispute.id, 'won');
    expect(await usd(`lender:${lia}:owed`)).toBe(0n);
    expect(await usd(`lender:${lia}`)).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });

  it('is settled first out of a checkout that is given up', async () => {
    const { g, lia, other, repaid, recall, usd } = await twoOrders();
    const receiptId = await repaid('2026-03', other, '300.00', 3_000n);
    const loanId = await g.loan(await g.partner(), { amount: 20_000n });
    const basketToken = await g.basket([{ loanId, amount: 5_000n }]);
    const { now } = world;
    const { order } = granted(
      await placeOrder({ basket: basketToken, lenderId: lia, tip: 0n, usesBalance: true, now }),
    );
    granted(await startCheckout({ orderId: order.id, now }));
    await recall(receiptId);
    expect(await usd(`lender:${lia}:owed`)).toBe(3_000n);
    granted(await abandonOrder({ orderId: order.id, lenderId: lia, now }));
    expect(await usd(`lender:${lia}:owed`)).toBe(0n);
    expect(await usd(`lender:${lia}`)).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });
});

describe('an order', () => {
  it('asks Stripe for the same again, though the lender has another address by now', async () => {
    const { g, lia } = await twoOrders();
    const loanId = await g.loan(await g.partner(), { amount: 20_000n });
    world.stripe.trouble.make({ at: 'api', kind: 'error_after_commit', times: 3 });
    await g.order(lia, [{ loanId, amount: 5_000n }]);
    await db().person.update({
      where: { id: lia },
      data: { email: 'new@example.org', language: 'id' },
    });
    const order = await db().order.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const opened = granted(await startCheckout({ orderId: order.id, now: world.now }));
    expect(opened.redirectTo).toContain('/');
    const state = (await (await fetch(`${world.stripe.origin}/double/state`)).json()) as {
      sessions: Record<string, { client_reference_id: string }>;
    };
    const own = Object.values(state.sessions).filter(
      (it) => it.client_reference_id === String(order.id),
    );
    expect(own).toHaveLength(1);
  });
});

describe('every word that Stripe has for a dispute', () => {
  it.each(['prevented', 'warning_closed'] as const)(
    'ends it: %s gives back what was taken',
    async (status) => {
      const { lia, open, usd } = await twoOrders();
      const dispute = await open();
      world.stripe.ledger.moveDispute(dispute.id, status);
      await applyDispute({ disputeId: dispute.id, now: world.now });
      expect(await db().dispute.findFirst()).toMatchObject({ status: 'won' });
      expect(await usd('dispute:1')).toBe(0n);
      expect(await usd(`lender:${lia}:owed`)).toBe(0n);
      expect(await checkBooks()).toEqual([]);
    },
  );

  it('leaves an open one open while the bank looks at it, and a lost one lost while it is appealed', async () => {
    const { disputed, open, close, repaid, usd, lia } = await twoOrders();
    await repaid('2026-03', disputed, '100.00', 1_000n);
    const { id } = await open();
    const become = async (status: Parameters<typeof world.stripe.ledger.moveDispute>[1]) => {
      world.stripe.ledger.moveDispute(id, status);
      await applyDispute({ disputeId: id, now: world.now });
      expect(await checkBooks()).toEqual([]);
      return (await db().dispute.findFirstOrThrow()).status;
    };
    expect(await become('under_review')).toBe('open');
    await close(id, 'lost');
    expect(await become('appeal_needs_response')).toBe('lost');
    expect(await become('appeal_under_review')).toBe('lost');
    const tips = await usd('tips');
    const host = await usd('operator');
    expect(await become('won')).toBe('won');
    // 60.00 came back: the tip of 10.00 is the host's, the rest is Lia's; the slice stays the host's.
    expect((await usd('tips')) - tips).toBe(1_000n);
    expect(await usd('operator')).toBe(host);
    expect(await usd(`lender:${lia}:owed`)).toBe(0n);
    expect(await db().slice.findFirst({ where: { loanId: disputed } })).toMatchObject({
      account: 'operator',
    });
    expect(await become('won')).toBe('won');
  });

  it('is known, or the job fails where an admin reads it', async () => {
    const { open } = await twoOrders();
    const { id } = await open();
    world.stripe.ledger.moveDispute(id, 'settled_by_magic' as 'won');
    await expect(applyDispute({ disputeId: id, now: world.now })).rejects.toThrow(
      'a dispute is "settled_by_magic": nobody knows that',
    );
  });
});
