import { describe, expect, it } from 'vitest';
import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { refreshRefund } from '#app/domain/payouts/refresh-refund.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function lenderWithBalance(amount: bigint) {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const loanId = await g.loan(partner);
  await g.lends(lia, [{ loanId, amount }]);
  granted(await withdrawLoan({ loanId, reason: 'mistake', actorId: lia, now: world.now }));
  // What a card paid may leave Stripe again after two days.
  world.goTo('2026-03-04T09:00:00Z');
  return { g, partner, lia };
}

describe('a withdrawal', () => {
  it('goes back to the card the money came from', async () => {
    const { lia } = await lenderWithBalance(5_000n);
    const before = await newestJournal();
    const request = { lenderId: lia, amount: 3_000n, currency: 'USD', now: world.now } as const;
    expect(granted(await requestWithdrawal(request)).parts).toEqual([
      { rail: 'card_refund', amount: 3_000n, cardPaymentId: 1 },
    ]);
    await world.work();
    expect(await printedLedger(before)).toBe(`
payout_hold
  Lia                            -30.00
  payout:1:held                   30.00
payout_sent
  stripe                         -30.00
  payout:1:held                  -30.00
`);
    expect(await db().payout.findFirstOrThrow()).toMatchObject({ status: 'paid' });
    expect(await checkBooks()).toEqual([]);
  });

  it('comes back to the balance when the refund fails days later', async () => {
    const { lia } = await lenderWithBalance(5_000n);
    const request = { lenderId: lia, amount: 3_000n, currency: 'USD', now: world.now } as const;
    granted(await requestWithdrawal(request));
    await world.work();
    world.goTo('2026-03-06T09:00:00Z');
    const { stripeId } = await db().payoutPart.findFirstOrThrow();
    world.stripe.ledger.failRefund(stripeId ?? '');
    const before = await newestJournal();
    await refreshRefund({ refundId: stripeId ?? '', now: world.now });
    await refreshRefund({ refundId: stripeId ?? '', now: world.now });
    expect(await printedLedger(before)).toBe(`
payout_failed
  stripe                          30.00
  payout:1:held                   30.00
payout_returned
  Lia                             30.00
  payout:1:held                  -30.00
`);
    expect(await db().payout.findFirstOrThrow()).toMatchObject({ status: 'failed' });
    expect(await checkBooks()).toEqual([]);
  });

  it('refuses more than the balance, and two at once cannot take it twice', async () => {
    const { lia } = await lenderWithBalance(5_000n);
    const ask = (amount: bigint) =>
      requestWithdrawal({ lenderId: lia, amount, currency: 'USD', now: world.now });
    expect(await ask(5_001n)).toEqual({ refused: 'amount_is_above_the_balance' });
    expect(await ask(0n)).toEqual({ refused: 'amount_is_not_above_zero' });
    const answers = await Promise.all([ask(3_000n), ask(3_000n), ask(3_000n)]);
    expect(answers.filter((answer) => 'payoutId' in answer)).toHaveLength(1);
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(2_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('resolves an answer that Stripe gave and we lost: one refund, booked once', async () => {
    const { lia } = await lenderWithBalance(5_000n);
    const request = { lenderId: lia, amount: 3_000n, currency: 'USD', now: world.now } as const;
    granted(await requestWithdrawal(request));
    world.stripe.trouble.make({ at: 'api', kind: 'error_after_commit', times: 2 });
    await world.work();
    const parts = await db().payoutPart.findMany();
    expect(parts).toMatchObject([{ status: 'succeeded', amount: 3_000n }]);
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(2_000n);
    expect(await checkBooks()).toEqual([]);
  });
});

describe('Stripe’s own payout', () => {
  it('moves what Stripe holds to the bank, once', async () => {
    await lenderWithBalance(5_000n);
    const before = await newestJournal();
    const payout = world.stripe.ledger.payOutToBank({ amount: 4_000, currency: 'usd' });
    await bookStripePayout({ payoutId: payout.id, now: world.now });
    await bookStripePayout({ payoutId: payout.id, now: world.now });
    expect(await printedLedger(before)).toBe(`
stripe_payout
  bank                            40.00
  stripe                         -40.00
`);
    expect(await checkBooks()).toEqual([]);
  });
});

describe('a dispute', () => {
  async function disputedOrder() {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 5_000n });
    await g.lends(lia, [{ loanId, amount: 5_000n }], { tip: 1_000n });
    await g.disbursed(loanId, two);
    await g.reported(partner, '2026-03', [{ loanId, amount: '100.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    await world.work();
    const { chargeId } = await db().cardPayment.findFirstOrThrow();
    const dispute = world.stripe.ledger.dispute(chargeId);
    const before = await newestJournal();
    await applyDispute({ disputeId: dispute.id, now: world.now });
    return { g, partner, lia, loanId, dispute, before };
  }

  it('sets the free balance against it, and mirrors all when it is won', async () => {
    const { lia, dispute, before } = await disputedOrder();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(0n);
    world.stripe.ledger.closeDispute(dispute.id, 'won');
    await applyDispute({ disputeId: dispute.id, now: world.now });
    await applyDispute({ disputeId: dispute.id, now: world.now });
    expect(await printedLedger(before)).toBe(`
dispute_opened
  dispute:1                       50.00
  stripe                         -60.00
  Lia                            -10.00
stripe_fee
  stripe                         -15.00
  stripe_fees                     15.00
dispute_won
  dispute:1                      -50.00
  stripe                          60.00
  Lia                             10.00
`);
    expect(await checkBooks()).toEqual([]);
  });

  it('makes the operator take over the slices when it is lost, then the tip', async () => {
    const { g, partner, lia, loanId, dispute, before } = await disputedOrder();
    world.stripe.ledger.closeDispute(dispute.id, 'lost');
    await applyDispute({ disputeId: dispute.id, now: world.now });
    expect(await printedLedger(before)).toBe(`
dispute_opened
  dispute:1                       50.00
  stripe                         -60.00
  Lia                            -10.00
stripe_fee
  stripe                         -15.00
  stripe_fees                     15.00
dispute_lost
  dispute:1                      -50.00
  tips                           -10.00
  operator                       -40.00
`);
    expect(await checkBooks()).toEqual([]);
    const operator = await balanceOf(db(), 'operator', 'USD');
    await g.reported(partner, '2026-04', [{ loanId, amount: '400.00' }], lia);
    await g.settled(partner, '2026-04', lia);
    await world.work();
    expect(await balanceOf(db(), 'operator', 'USD')).toBe(operator + 4_000n);
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });
});
