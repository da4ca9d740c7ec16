import { describe, expect, it } from 'vitest';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { sendPayout } from '#app/domain/payouts/send-payout.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import { ownFigures } from '#app/domain/balances/portfolio.ts';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { applyStripeEvent } from '#app/domain/operations/apply-stripe-event.ts';
import { keepEvent } from '#app/payments/events.ts';
import { sweepDefaults } from '#workers/handlers/sweeps.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('a draft', () => {
  it('is sent back with a reason, mended, and handed in again', async () => {
    const g = given(world);
    const partnerId = await g.partner();
    const actorId = await g.person('Ravi');
    const { now } = world;
    const { loanId } = granted(await draftLoan({ partnerId, draft: g.draft(), actorId, now }));
    granted(await submitLoan({ loanId, actorId, now }));
    granted(await sendBackLoan({ loanId, reason: 'the story names a street', actorId, now }));
    expect(await sendBackLoan({ loanId, reason: 'again', actorId, now })).toEqual({
      refused: 'loan_is_not_in_review',
    });
    granted(await submitLoan({ loanId, actorId, now }));
    const events = await db().loanEvent.findMany({ where: { loanId }, orderBy: { id: 'asc' } });
    expect(events.map((event) => event.becomes)).toEqual([
      'draft',
      'in_review',
      'changes_requested',
      'in_review',
    ]);
    const audited = await db().auditRow.findMany({ where: { subject: `loan:${loanId}` } });
    expect(audited.map((row) => [row.actorId, row.verb])).toEqual([
      [actorId, 'draft-loan'],
      [actorId, 'submit-loan'],
      [actorId, 'send-back-loan'],
      [actorId, 'submit-loan'],
    ]);
  });

  it('is not handed in without consent', async () => {
    const g = given(world);
    const partnerId = await g.partner();
    const actorId = await g.person('Sari');
    const { now } = world;
    const draft = g.draft({ hasConsent: false });
    const { loanId } = granted(await draftLoan({ partnerId, draft, actorId, now }));
    expect(await submitLoan({ loanId, actorId, now })).toEqual({
      refused: 'borrower_has_not_consented',
    });
  });
});

describe('a loan past due', () => {
  it('is in default after 180 days by itself, and its repayments are still taken', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, two);
    world.goTo('2026-10-28T09:00:00Z');
    await sweepDefaults(world.now);
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'in_repayment',
    });
    world.goTo('2026-10-30T09:00:00Z');
    await sweepDefaults(world.now);
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'defaulted',
    });
    await g.reported(partner, '2026-10', [{ loanId, amount: '1000.00' }], lia);
    await g.settled(partner, '2026-10', lia);
    await world.work();
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'repaid',
    });
    expect(await checkBooks()).toEqual([]);
  });
});

describe('money out whose answer was lost', () => {
  it('is found by listing when its key is too old to ask again, and sent once', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const loanId = await g.loan(partner);
    await g.lends(lia, [{ loanId, amount: 5_000n }]);
    granted(await withdrawLoan({ loanId, reason: 'mistake', actorId: lia, now: world.now }));
    world.goTo('2026-03-04T09:00:00Z');
    const request = { lenderId: lia, amount: 3_000n, currency: 'USD', now: world.now } as const;
    const { payoutId } = granted(await requestWithdrawal(request));
    world.stripe.trouble.make({ at: 'api', kind: 'error_after_commit', times: 3 });
    await expect(sendPayout({ payoutId, now: world.now })).rejects.toThrow(/unknown error/);
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'intended' });
    world.goTo('2026-03-06T09:00:00Z');
    await sendPayout({ payoutId, now: world.now });
    const state = (await (await fetch(`${world.stripe.origin}/double/state`)).json()) as {
      refunds: object;
    };
    expect(Object.keys(state.refunds)).toHaveLength(1);
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'succeeded' });
    expect(await checkBooks()).toEqual([]);
  });

  it('comes back to the partner when a transfer is taken back', async () => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner({ payoutRail: 'stripe', stripeAccountId: 'acct_mekar' });
    world.stripe.ledger.setAccount('acct_mekar', 'active');
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    world.goTo('2026-03-04T09:00:00Z');
    world.stripe.ledger.adjust(1_000, 'topup');
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    const { stripeId } = await db().payoutPart.findFirstOrThrow();
    world.stripe.ledger.reverseTransfer(stripeId ?? '');
    const event = { id: 'evt_x', type: 'transfer.reversed', data: { object: { id: stripeId } } };
    await keepEvent(event, world.now);
    await applyStripeEvent({ eventId: 'evt_x', now: world.now });
    expect(await balanceOf(db(), `partner:${partner}:payable`, 'USD')).toBe(10_000n);
    expect(await checkBooks()).toEqual([]);
  });
});

describe('a statement', () => {
  it('tells a checkout in its parts, and both identities hold', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner);
    await g.lends(lia, [{ loanId, amount: 20_000n }], { tip: 300n });
    await g.disbursed(loanId, two);
    await g.reported(partner, '2026-03', [{ loanId, amount: '333.30' }], lia);
    await g.settled(partner, '2026-03', lia);
    await world.work();
    world.goTo('2026-03-04T09:00:00Z');
    granted(
      await requestWithdrawal({ lenderId: lia, amount: 1_000n, currency: 'USD', now: world.now }),
    );
    await world.work();
    const lines = await statementOf(lia, 'USD');
    expect(lines.map((line) => [line.kind, line.amount, line.balance])).toEqual([
      ['card', 20_300n, 20_300n],
      ['lent', -20_000n, 300n],
      ['tip', -300n, 0n],
      ['distribution', 3_333n, 3_333n],
      ['payout_hold', -1_000n, 2_333n],
    ]);
    const lent = (await ownFigures(lia, 'USD')).lent;
    expect(lent.lent).toBe(
      lent.repaid + lent.recovered + lent.outstanding + lent.lost + lent.refunded + lent.sold,
    );
    const money = (await ownFigures(lia, 'USD')).money;
    expect(money).toMatchObject({
      deposits: 20_300n,
      balance: 2_333n,
      outstanding: 16_667n,
      tips: 300n,
      withdrawals: 1_000n,
    });
    expect(money.deposits - money.disputed + money.gains).toBe(
      money.balance +
        money.held -
        money.owed +
        money.outstanding +
        money.lost +
        money.tips +
        money.withdrawals,
    );
  });
});
