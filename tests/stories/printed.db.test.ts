import { describe, expect, it } from 'vitest';
import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** What no other story prints, each as it is booked. */
describe('the ledger of', () => {
  it('the host’s own money, and a loan that is paid out', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const two = await g.treasurers();
    const loanId = await g.loan(await g.partner(), { amount: 2_500n });
    expect(await printedLedger()).toBe(`
operator_money
  bank                           100.00
  operator                       100.00
`);
    await g.lends(await g.person('Lia'), [{ loanId, amount: 2_500n }]);
    const before = await newestJournal();
    await g.disbursed(loanId, two);
    expect(await printedLedger(before)).toBe(`
disbursement
  loan:1:outstanding              25.00
  loan:1:lent                     25.00
  loan:1:raised                  -25.00
  partner:1:payable               25.00
`);
    expect(await checkBooks()).toEqual([]);
  });

  it('a request that its partner takes back while it is funded', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const loanId = await g.loan(await g.partner(), { amount: 5_000n });
    await g.lends(await g.person('Lia'), [{ loanId, amount: 2_500n }]);
    const before = await newestJournal();
    const [actorId] = await g.treasurers();
    granted(await withdrawLoan({ loanId, reason: 'moved away', actorId, now: world.now }));
    expect(await printedLedger(before)).toBe(`
loan_withdrawn
  Lia                             25.00
  loan:1:raised                  -25.00
`);
    expect(await checkBooks()).toEqual([]);
  });

  it('Stripe’s paying out to the bank, which comes back', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const loanId = await g.loan(await g.partner(), { amount: 5_000n });
    await g.lends(await g.person('Lia'), [{ loanId, amount: 5_000n }]);
    world.goTo('2026-03-05T09:00:00Z');
    const before = await newestJournal();
    const payout = world.stripe.ledger.payOutToBank({ amount: 4_000, currency: 'usd' });
    await bookStripePayout({ payoutId: payout.id, now: world.now });
    world.stripe.ledger.failPayout(payout.id);
    await bookStripePayout({ payoutId: payout.id, now: world.now });
    expect(await printedLedger(before)).toBe(`
stripe_payout
  bank                            40.00
  stripe                         -40.00
stripe_payout_failed
  bank                           -40.00
  stripe                          40.00
`);
  });

  it('a dispute that is lost, and won on appeal', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const two = await g.treasurers();
    const loanId = await g.loan(await g.partner(), { amount: 2_500n });
    await g.lends(await g.person('Lia'), [{ loanId, amount: 2_500n }], { tip: 100n });
    await g.disbursed(loanId, two);
    const { chargeId } = await db().cardPayment.findFirstOrThrow();
    const { id: disputeId } = world.stripe.ledger.dispute(chargeId);
    await applyDispute({ disputeId, now: world.now });
    world.stripe.ledger.moveDispute(disputeId, 'lost');
    await applyDispute({ disputeId, now: world.now });
    const before = await newestJournal();
    world.stripe.ledger.moveDispute(disputeId, 'won');
    await applyDispute({ disputeId, now: world.now });
    expect(await printedLedger(before)).toBe(`
dispute_won_on_appeal
  stripe                          26.00
  Lia                             25.00
  tips                             1.00
`);
    expect(await checkBooks()).toEqual([]);
  });
});
