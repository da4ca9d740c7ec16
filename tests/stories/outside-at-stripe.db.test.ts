import { describe, expect, it } from 'vitest';
import { liquidity } from '#app/domain/reconciliation/liquidity.ts';
import { moveStripeMoney } from '#app/domain/reconciliation/move-stripe-money.ts';
import { clearFraudWarning, warnedPayments } from '#app/domain/disputes/fraud-warnings.ts';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { closeStripeLine } from '#app/domain/reconciliation/close-stripe-line.ts';
import { nameStripeLine, proposeStripeLine } from '#app/domain/reconciliation/name-stripe-line.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { db } from '#app/platform/db.ts';
import { expectTied } from '#tests/support/at-stripe.ts';
import { granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { oneLoanOpen } from '#tests/support/one-loan-funded.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const ready = () => oneLoanOpen(world);

const usd = (account: Parameters<typeof balanceOf>[1]) => balanceOf(db(), account, 'USD');
const daysLater = (days: number) =>
  world.goTo(new Date(world.now.getTime() + days * 86_400_000).toISOString());

describe('what happens at Stripe without us', () => {
  async function lent() {
    const { g, lia, loanId } = await ready();
    const orderId = await g.lends(lia, [{ loanId, amount: 5_000n }]);
    await world.work();
    const { chargeId } = await db().cardPayment.findUniqueOrThrow({ where: { orderId } });
    return { g, lia, chargeId };
  }
  const openLines = () =>
    db().balanceTransaction.findMany({ where: { isOpen: true }, orderBy: { id: 'asc' } });

  it('a refund by hand is a withdrawal; what the lender has not is owed', async () => {
    const { lia, chargeId } = await lent();
    daysLater(3);
    world.stripe.ledger.refund({ charge: chargeId, amount: 2_000 });
    await expectTied(world);
    expect(await usd(`lender:${lia}:owed`)).toBe(2_000n);
    const payout = await db().payout.findFirstOrThrow();
    expect(payout).toMatchObject({ status: 'paid', madeAtStripe: true, amount: 2_000n });
    expect(await db().cardPayment.findFirstOrThrow()).toMatchObject({ refunded: 2_000n });
  });

  it('and its failing, days later, gives it back', async () => {
    const { lia, chargeId } = await lent();
    daysLater(3);
    const { id } = world.stripe.ledger.refund({ charge: chargeId, amount: 2_000 });
    await expectTied(world);
    daysLater(3);
    world.stripe.ledger.failRefund(id);
    await expectTied(world);
    expect(await usd(`lender:${lia}:owed`)).toBe(0n);
    expect(await usd(`lender:${lia}`)).toBe(0n);
  });

  it('payouts of either sign move the bank; one that fails is mirrored', async () => {
    await lent();
    daysLater(3);
    const { ledger } = world.stripe;
    const failing = ledger.payOutToBank({ amount: 1_000, currency: 'usd' });
    ledger.payOutToBank({ amount: -700, currency: 'usd' });
    await expectTied(world);
    expect(await usd('bank')).toBe(100_000n + 1_000n - 700n);
    ledger.failPayout(failing.id);
    await expectTied(world);
    expect(await usd('bank')).toBe(100_000n - 700n);
    expect(await openLines()).toEqual([]);
  });

  it('a charge of another shop, an adjustment and a reserve stand in suspense and in the list', async () => {
    await lent();
    const { ledger } = world.stripe;
    ledger.payElsewhere(9_900);
    ledger.tick();
    ledger.adjust(-150);
    ledger.adjust(-1_000, 'reserve_transaction');
    await expectTied(world);
    const lines = await openLines();
    expect(lines.map((line) => [line.type, line.amount, line.bookedAgainst])).toEqual([
      ['charge', 9_900n, 'suspense'],
      ['adjustment', -150n, 'suspense'],
      ['reserve_transaction', -1_000n, 'suspense'],
    ]);
    expect(await usd('suspense')).toBe(9_900n - 150n - 1_000n);
  });

  it('a top-up comes from the bank, a fee of Stripe’s is a fee, a dispute of a stranger’s charge is unknown', async () => {
    await lent();
    const { ledger } = world.stripe;
    ledger.adjust(5_000, 'topup');
    ledger.adjust(-200, 'stripe_fee');
    ledger.dispute(ledger.payElsewhere(4_000).id);
    await expectTied(world);
    expect(await usd('bank')).toBe(95_000n);
    expect((await openLines()).map((line) => line.type)).toEqual(['topup', 'adjustment', 'charge']);
  });

  it('is named by two people, and then is whose they say', async () => {
    const { g } = await lent();
    const [first, second] = await g.treasurers();
    const { ledger } = world.stripe;
    ledger.payElsewhere(9_900);
    ledger.adjust(-150);
    ledger.adjust(5_000, 'topup');
    await expectTied(world);
    const { now } = world;
    const id = async (type: string) =>
      (await openLines()).find((line) => line.type === type)?.id ?? '';
    const name = async (type: string, account: string) => {
      const lineId = await id(type);
      const said = { lineId, account, note: 'the shop', actorId: first, now };
      const { proposalId } = granted(await proposeStripeLine(said));
      expect(await proposeStripeLine(said)).toEqual({ refused: 'already_proposed' });
      expect(await nameStripeLine({ proposalId, actorId: first, now })).toEqual({
        refused: 'same_person_may_not_approve',
      });
      granted(await nameStripeLine({ proposalId, actorId: second, now }));
      expect(await proposeStripeLine(said)).toEqual({ refused: 'line_is_dealt_with' });
    };
    const by = { note: 'seen', actorId: first, now };
    expect(await closeStripeLine({ ...by, lineId: await id('charge') })).toEqual({
      refused: 'line_is_named_by_two',
    });
    for (const account of ['lender:999', 'loan:1:raised', 'stripe']) {
      const said = { ...by, lineId: await id('charge'), account };
      expect(await proposeStripeLine(said)).toEqual({ refused: 'account_is_not_moved_by_hand' });
    }
    const adjusted = { ...by, lineId: await id('adjustment'), account: 'lender:1' };
    expect(await proposeStripeLine(adjusted)).toEqual({
      refused: 'line_is_no_payment_of_a_lender',
    });
    const before = await newestJournal();
    await name('charge', 'operator');
    await name('adjustment', 'costs');
    expect(await printedLedger(before)).toBe(`
stripe_line_named
  operator                        99.00
  suspense                       -99.00
stripe_line_named
  costs                            1.50
  suspense                         1.50
`);
    granted(await closeStripeLine({ ...by, lineId: await id('topup') }));
    expect(await openLines()).toEqual([]);
    expect(await usd('suspense')).toBe(0n);
    await expectTied(world);
  });

  it('a kind that nobody has heard of stands in the list too', async () => {
    await lent();
    world.stripe.ledger.adjust(321, 'moon_dividend');
    await expectTied(world);
    expect(await openLines()).toMatchObject([{ type: 'moon_dividend', bookedAgainst: 'suspense' }]);
  });
});

describe('a treasurer', () => {
  it('sees what may leave and what is promised, and moves it to the bank once', async () => {
    const { g, lia, loanId } = await ready();
    const [first] = await g.treasurers();
    await g.lends(lia, [{ loanId, amount: 20_000n }]);
    expect(await liquidity()).toMatchObject({
      stripe: [{ currency: 'USD', available: 0n, pending: 19_390n }],
      standing: [{ currency: 'USD', stripe: 19_390n, bank: 100_000n, owed: 20_000n }],
      promised: [{ kind: 'loan', amount: 20_000n, rail: 'bank' }],
    });
    const { now } = world;
    const move = { direction: 'to_bank', amount: 5_000n, currency: 'USD', actorId: first } as const;
    expect(await moveStripeMoney({ ...move, key: 'early', now })).toEqual({
      refused: 'stripe_refused',
    });
    daysLater(3);
    const later = { ...move, key: 'press', now: world.now };
    granted(await moveStripeMoney(later));
    granted(await moveStripeMoney(later));
    await expectTied(world);
    expect(await usd('bank')).toBe(105_000n);
    granted(await moveStripeMoney({ ...later, direction: 'to_stripe', key: 'back' }));
    await expectTied(world);
    expect(await usd('bank')).toBe(100_000n);
  });

  it('is told in words when Stripe does not answer', async () => {
    await ready();
    world.stripe.trouble.make({ at: 'api', kind: 'too_many_requests', times: 9 });
    expect(await liquidity()).toMatchObject({ stripe: null });
  });
});

describe('a bank that warns early of fraud', () => {
  it('holds what its lender could take out, until a treasurer has looked into it', async () => {
    const { g, lia, loanId } = await ready();
    const [first] = await g.treasurers();
    const orderId = await g.lends(lia, [{ loanId, amount: 5_000n }]);
    granted(await withdrawLoan({ loanId, reason: 'mistake', actorId: lia, now: world.now }));
    const { chargeId, id } = await db().cardPayment.findUniqueOrThrow({ where: { orderId } });
    daysLater(3);
    world.stripe.ledger.warn(chargeId);
    world.stripe.ledger.warn(world.stripe.ledger.payElsewhere(700).id);
    await world.work();
    const { now } = world;
    const ask = () => requestWithdrawal({ lenderId: lia, amount: 100n, currency: 'USD', now });
    expect(await ask()).toEqual({ refused: 'payment_is_looked_into' });
    expect(await warnedPayments()).toMatchObject([{ id, amount: 5_000n }]);
    const said = { paymentId: id, reason: 'she called us', actorId: first, now };
    granted(await clearFraudWarning(said));
    expect(await clearFraudWarning(said)).toEqual({ refused: 'warning_is_dealt_with' });
    granted(await ask());
    await expectTied(world);
  });
});
