import { describe, expect, it } from 'vitest';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { db } from '#app/platform/db.ts';
import { expectTied } from '#tests/support/at-stripe.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { oneLoanOpen } from '#tests/support/one-loan-funded.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const ready = () => oneLoanOpen(world);

const usd = (account: Parameters<typeof balanceOf>[1]) => balanceOf(db(), account, 'USD');
const daysLater = (days: number) =>
  world.goTo(new Date(world.now.getTime() + days * 86_400_000).toISOString());

describe('a payment that Stripe captures later', () => {
  it('lends at once; the fee and its line come when Stripe has booked it', async () => {
    const { g, lia, loanId } = await ready();
    const before = await newestJournal();
    const order = await g.order(lia, [{ loanId, amount: 5_000n }]);
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
    expect(await concludeOrder({ orderId: order.id, now: world.now })).toBe('paid');
    const payment = await db().cardPayment.findFirstOrThrow();
    expect(payment.balanceTransactionId).toBeNull();
    expect(await usd('stripe')).toBe(5_000n);
    await world.work();
    expect(await printedLedger(before)).toBe(`
checkout
  stripe                          50.00
  loan:1:raised                   50.00
stripe_fee
  stripe                          -1.75
  stripe_fees                      1.75
`);
    await expectTied(world);
  });

  it('lends no more than was captured, in the order of the basket', async () => {
    const { g, lia, loanId } = await ready();
    const second = await g.loan(await g.partner({ name: 'Second' }));
    const slices = [loanId, second].map((id) => ({ loanId: id, amount: 2_500n }));
    const order = await g.order(lia, slices, { tip: 300n });
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242', { captured: 2_600 });
    await concludeOrder({ orderId: order.id, now: world.now });
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'paid',
      placed: 2_500n,
      tipTaken: 100n,
    });
    expect(await usd(`lender:${lia}`)).toBe(0n);
    await expectTied(world);
  });

  it('is converted when Stripe keeps another currency', async () => {
    world.stripe.behaviour.settlement = { currency: 'cad', rate: 1.37 };
    const { g, lia, loanId } = await ready();
    await g.lends(lia, [{ loanId, amount: 5_000n }]);
    await world.work();
    expect(await usd('stripe')).toBe(0n);
    expect(await balanceOf(db(), 'stripe', 'CAD')).toBe(6_850n - 229n);
    await expectTied(world);
  });

  it('covers what is owed in one currency with what stands in another, at the day’s rate', async () => {
    world.stripe.behaviour.settlement = { currency: 'cad', rate: 1.37 };
    const g = given(world);
    const loanId = await g.loan(await g.partner());
    await g.lends(await g.person('Lia'), [{ loanId, amount: 5_000n }]);
    await world.work();
    const failing = async () => (await checkBooks()).map((failure) => failure.check);
    expect(await failing()).toEqual(['07_what_is_owed_is_covered']);
    const at = { currency: 'CAD', perCurrency: 'USD', source: 'test', enteredAt: world.now };
    const on = (day: string, rate: string) =>
      db().exchangeRate.create({ data: { ...at, day: new Date(day), rate } });
    // The fee made it less than 50.00 at the rate of the day; a weaker US dollar covers it.
    await on('2026-03-01', '1.37');
    expect(await failing()).toEqual(['07_what_is_owed_is_covered']);
    await on('2026-03-02', '1.32');
    expect(await failing()).toEqual([]);
  });
});

describe('a bank debit', () => {
  async function promised(ends: 'succeeds' | 'fails') {
    const { g, lia, loanId } = await ready();
    const other = await g.loan(await g.partner({ name: 'Second' }));
    await g.lends(lia, [{ loanId: other, amount: 2_500n }]);
    granted(await withdrawLoan({ loanId: other, reason: 'mistake', actorId: lia, now: world.now }));
    const order = await g.order(lia, [{ loanId, amount: 5_000n }], { usesBalance: true });
    const { ledger } = world.stripe;
    ledger.paySession(order.sessionId ?? '', '6789', { method: 'bank_debit', ends });
    await world.work();
    return { lia, loanId, orderId: order.id };
  }
  const orderNow = (id: number) => db().order.findUniqueOrThrow({ where: { id } });

  it('is processing while the bank has only promised, and lends when the money comes', async () => {
    const { lia, orderId } = await promised('succeeds');
    expect(await orderNow(orderId)).toMatchObject({ status: 'processing' });
    expect(await usd(`order:${orderId}:held`)).toBe(2_500n);
    // Still set aside, and not in the lender's basket any more.
    const kept = await db().reservation.findFirstOrThrow({ where: { orderId } });
    expect(await db().reservation.count({ where: { basketId: kept.basketId } })).toBe(1);
    expect(await db().basket.count()).toBe(3);
    daysLater(4);
    await world.work();
    expect(await orderNow(orderId)).toMatchObject({ status: 'paid', placed: 5_000n });
    expect(await usd(`lender:${lia}`)).toBe(0n);
    await expectTied(world);
  });

  it('gives back what was held when the bank says no, and says so by mail', async () => {
    const { lia, orderId } = await promised('fails');
    daysLater(5);
    await world.work();
    expect(await orderNow(orderId)).toMatchObject({ status: 'failed', placed: 0n });
    expect(await usd(`lender:${lia}`)).toBe(2_500n);
    const mails = world.mailbox.lettersTo('lia@example.org').map((mail) => mail.subject);
    expect(mails).toContainEqual(expect.stringContaining('waiting for your bank'));
    expect(mails).toContainEqual(expect.stringContaining('did not go through'));
    await expectTied(world);
  });

  it('ends in the balance when the loan is over by then', async () => {
    const { lia, loanId, orderId } = await promised('succeeds');
    granted(await withdrawLoan({ loanId, reason: 'mistake', actorId: lia, now: world.now }));
    daysLater(4);
    await world.work();
    expect(await orderNow(orderId)).toMatchObject({ status: 'paid', placed: 0n });
    expect(await usd(`lender:${lia}`)).toBe(5_000n);
    await expectTied(world);
  });
});
