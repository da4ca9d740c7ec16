import { describe, expect, it } from 'vitest';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { approveBankPayout, proposeBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { proposeBankReturn, returnBankPayout } from '#app/domain/payouts/bank-returns.ts';
import { payPartner, proposePartnerPayout } from '#app/domain/payouts/partner-payouts.ts';
import { readStripeLines } from '#app/domain/reconciliation/read-stripe-lines.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('a payout to a partner', () => {
  it('by bank takes two people, and comes back when the bank returns it days later', async () => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    const before = await newestJournal();
    const part = await db().payoutPart.findFirstOrThrow();
    const { now } = world;
    const { proposalId } = granted(
      await proposeBankPayout({ partId: part.id, proof: 'wire 77', actorId: two[0], now }),
    );
    expect(await approveBankPayout({ proposalId, actorId: two[0], now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    granted(await approveBankPayout({ proposalId, actorId: two[1], now }));
    const came = { partId: part.id, reason: 'account closed', actorId: two[0], now };
    const back = granted(await proposeBankReturn(came));
    expect(await returnBankPayout({ ...back, actorId: two[0], now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    expect(await proposeBankReturn(came)).toEqual({ refused: 'already_proposed' });
    granted(await returnBankPayout({ ...back, actorId: two[1], now }));
    const gone = { refused: 'payout_part_was_not_sent_by_bank' };
    expect(await proposeBankReturn(came)).toEqual(gone);
    expect(await printedLedger(before)).toBe(`
payout_sent
  bank                          -100.00
  payout:1:held                 -100.00
payout_failed
  bank                           100.00
  payout:1:held                  100.00
payout_returned
  partner:1:payable              100.00
  payout:1:held                 -100.00
`);
    expect(await checkBooks()).toEqual([]);
  });

  /** A loan that is paid out to a partner's own account at Stripe. */
  async function byConnect() {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner({ payoutRail: 'stripe', stripeAccountId: 'acct_mekar' });
    world.stripe.ledger.setAccount('acct_mekar', 'active');
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    return { partner, payOut: () => g.disbursed(loanId, two, { isPaidOutNow: true }) };
  }

  const transfersMade = () =>
    [...world.stripe.events].filter((event) => event.type === 'transfer.created').length;

  it('by Stripe Connect is one transfer', async () => {
    const { partner, payOut } = await byConnect();
    world.goTo('2026-03-05T09:00:00Z');
    world.stripe.ledger.adjust(1_000, 'topup');
    await payOut();
    await world.work();
    expect(await db().payout.findFirstOrThrow()).toMatchObject({ status: 'paid', amount: 10_000n });
    expect(await balanceOf(db(), `partner:${partner}:payable`, 'USD')).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });

  it('waits while Stripe has too little, and is one transfer once it has enough', async () => {
    const { payOut } = await byConnect();
    await payOut();
    await world.work();
    const told = () => db().mail.findMany({ where: { template: 'loan_disbursed' } });
    expect(await told()).toEqual([]);
    const refused = { status: 'intended', waitsFor: 'insufficient_funds', refusals: 1 };
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject(refused);
    world.goTo('2026-03-02T10:00:00Z');
    await sweepStripe(world.now);
    // Nothing was asked: what is available is too little, and the old key only says the same again.
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject(refused);
    world.stripe.ledger.adjust(20_000, 'topup');
    world.stripe.trouble.make({ at: 'api', kind: 'reset_after_commit', times: 1 });
    await sweepStripe(world.now).catch(() => undefined);
    await sweepStripe(world.now);
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'succeeded' });
    expect(transfersMade()).toBe(1);
    // Lenders hear of it when it has arrived, not when two people agreed.
    await world.work();
    expect(await told()).toHaveLength(1);
    expect(await checkBooks()).toEqual([]);
  });

  it('is booked once when its answer is lost and Stripe’s line is read first', async () => {
    const { payOut } = await byConnect();
    world.goTo('2026-03-05T09:00:00Z');
    world.stripe.ledger.adjust(1_000, 'topup');
    await payOut();
    world.stripe.trouble.make({ at: 'api', kind: 'reset_after_commit', times: 3 });
    await expect(world.work()).rejects.toThrow(/connection/i);
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'intended' });
    expect(transfersMade()).toBe(1);
    await readStripeLines({ now: world.now });
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'succeeded' });
    expect(await balanceOf(db(), 'suspense', 'USD')).toBe(0n);
    await sweepStripe(world.now);
    expect(transfersMade()).toBe(1);
    expect(await checkBooks()).toEqual([]);
  });

  it('goes by the rail that was proposed, or is proposed again', async () => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partnerId = await g.partner();
    const [first, second] = await g.treasurers();
    const loanId = await g.loan(partnerId, { amount: 10_000n });
    await g.lends(await g.person('Lia'), [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, [first, second], { isPaidOutNow: false });
    const { now } = world;
    const asked = { partnerId, currency: 'USD', actorId: first, now } as const;
    const { proposalId } = granted(await proposePartnerPayout(asked));
    const account = { payoutRail: 'stripe', stripeAccountId: 'acct_mekar' } as const;
    await db().partner.update({ where: { id: partnerId }, data: account });
    expect(await payPartner({ proposalId, actorId: second, now })).toEqual({
      refused: 'terms_have_changed',
    });
    expect(await balanceOf(db(), `partner:${partnerId}:payable`, 'USD')).toBe(10_000n);
    expect(await db().payout.count()).toBe(0);
  });

  it('of a loan goes by the rail that was proposed, too', async () => {
    const { partner, two, loanId, now } = await oneLoanFunded(world);
    const said = { paidOn: '2026-03-02', rate: '10', proof: 'receipt 1', isPaidOutNow: true };
    const asked = { loanId, ...said, actorId: two[0], now };
    const { proposalId } = granted(await proposeDisbursement(asked));
    const account = { payoutRail: 'stripe', stripeAccountId: 'acct_mekar' } as const;
    await db().partner.update({ where: { id: partner }, data: account });
    expect(await approveDisbursement({ proposalId, actorId: two[1], now })).toEqual({
      refused: 'terms_have_changed',
    });
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'funded',
    });
    expect(await db().payout.count()).toBe(0);
  });

  it.each(['closed', 'restricted'] as const)('fails at once to a %s account', async (state) => {
    const { partner, payOut } = await byConnect();
    world.goTo('2026-03-05T09:00:00Z');
    world.stripe.ledger.adjust(1_000, 'topup');
    world.stripe.ledger.setAccount('acct_mekar', state);
    await payOut();
    await world.work();
    expect(await db().payout.findFirstOrThrow()).toMatchObject({ status: 'failed' });
    expect(await balanceOf(db(), `partner:${partner}:payable`, 'USD')).toBe(10_000n);
    expect(await checkBooks()).toEqual([]);
  });
});
