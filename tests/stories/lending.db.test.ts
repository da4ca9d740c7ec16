import { describe, expect, it } from 'vitest';
import { abandonOrder } from '#app/domain/funding/abandon-order.ts';
import { expireLoan } from '#app/domain/funding/expire-loan.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('lending by card', () => {
  it('books 100.00 with a fee of 3.20, three slices and a tip; what came late stays in the balance', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const [lia, ben] = [await g.person('Lia'), await g.person('Ben')];
    const loans = [await g.loan(partner), await g.loan(partner), await g.loan(partner)];
    const small = await g.loan(partner, { amount: 1_500n });
    const slices = [
      ...loans.map((loanId) => ({ loanId, amount: 2_500n })),
      { loanId: small, amount: 1_500n },
    ];
    const late = await g.order(lia, slices, { tip: 1_000n });
    world.stripe.ledger.paySession(late.sessionId ?? '', '4242');
    world.goTo('2026-03-02T10:30:00Z');
    await g.lends(ben, [{ loanId: small, amount: 1_500n }]);

    const before = await newestJournal();
    expect(await concludeOrder({ orderId: late.id, now: world.now })).toBe('paid');
    expect(await concludeOrder({ orderId: late.id, now: world.now })).toBe('paid');

    expect(await printedLedger(before)).toBe(`
checkout
  stripe                         100.00
  Lia                             15.00
  loan:1:raised                   25.00
  loan:2:raised                   25.00
  loan:3:raised                   25.00
  tips                            10.00
stripe_fee
  stripe                          -3.20
  stripe_fees                      3.20
`);
    expect(await checkBooks()).toEqual([]);
  });

  it('takes no tip when nothing could be placed', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const [lia, ben] = [await g.person('Lia'), await g.person('Ben')];
    const loanId = await g.loan(partner, { amount: 2_500n });
    const late = await g.order(lia, [{ loanId, amount: 2_500n }], { tip: 500n });
    world.stripe.ledger.paySession(late.sessionId ?? '', '4242');
    world.goTo('2026-03-02T10:30:00Z');
    await g.lends(ben, [{ loanId, amount: 2_500n }]);
    await concludeOrder({ orderId: late.id, now: world.now });
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(3_000n);
    expect(await balanceOf(db(), 'tips', 'USD')).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });

  it('holds the balance for a checkout and gives it back only when Stripe says it is over', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const first = await g.loan(partner, { amount: 5_000n });
    await g.lends(lia, [{ loanId: first, amount: 2_500n }]);
    world.goTo('2026-04-02T10:00:00Z');
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(2_500n);

    const loanId = await g.loan(partner);
    const before = await newestJournal();
    const order = await g.order(lia, [{ loanId, amount: 5_000n }], { usesBalance: true });
    expect(await concludeOrder({ orderId: order.id, now: world.now })).toBe('open');
    granted(await abandonOrder({ orderId: order.id, lenderId: lia, now: world.now }));
    expect(await printedLedger(before)).toBe(`
order_hold
  Lia                            -25.00
  order:2:held                    25.00
order_release
  Lia                             25.00
  order:2:held                   -25.00
`);
    expect(await checkBooks()).toEqual([]);
  });

  it('lends from balance alone without a checkout', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const first = await g.loan(partner, { amount: 5_000n });
    await g.lends(lia, [{ loanId: first, amount: 2_500n }]);
    granted(
      await withdrawLoan({ loanId: first, reason: 'posted twice', actorId: lia, now: world.now }),
    );
    const loanId = await g.loan(partner);
    const orderId = await g.lends(lia, [{ loanId, amount: 2_500n }], { usesBalance: true });
    const order = await db().order.findUniqueOrThrow({ where: { id: orderId } });
    expect(order).toMatchObject({
      status: 'paid',
      cardAmount: 0n,
      placed: 2_500n,
      sessionId: null,
    });
    expect(await checkBooks()).toEqual([]);
  });
});

describe('the end of a fundraiser', () => {
  it('gives every lender of a fixed loan their own back, once', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const [lia, ben] = [await g.person('Lia'), await g.person('Ben')];
    const loanId = await g.loan(partner);
    await g.lends(lia, [{ loanId, amount: 2_500n }]);
    await g.lends(ben, [{ loanId, amount: 5_000n }]);
    const before = await newestJournal();
    expect(await expireLoan({ loanId, now: world.now })).toEqual({
      refused: 'fundraiser_is_not_over',
    });
    world.goTo('2026-04-01T09:00:00Z');
    await world.work();
    expect(await expireLoan({ loanId, now: world.now })).toEqual({
      refused: 'fundraiser_is_not_over',
    });
    expect(await printedLedger(before)).toBe(`
loan_expired
  Lia                             25.00
  Ben                             50.00
  loan:1:raised                  -75.00
`);
    expect(world.mailbox.lettersTo('lia@example.org')[0]?.subject).toBe(
      'Siti’s loan: your money is back in your balance',
    );
    expect(await checkBooks()).toEqual([]);
  });

  it('lets a flexible loan take what was raised, and splits what is collected by what each funded', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 50_000n, isFlexible: true, instalmentCount: 3 });
    await g.lends(lia, [{ loanId, amount: 30_000n }]);
    world.goTo('2026-04-01T09:00:00Z');
    await world.work();
    await g.disbursed(loanId, two);
    await g.reported(partner, '2026-05', [{ loanId, amount: '1666.70' }], lia);
    await g.settled(partner, '2026-05', lia);
    // The first of three instalments is paid in full, though lenders funded only part of the loan.
    world.goTo('2026-05-20T09:00:00Z');
    await world.work();
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const seen = () => loanPage({ slug, readerId: null, isStaff: false, now: world.now });
    expect(await seen()).toMatchObject({ isLate: false, settled: 10_000n });
    world.goTo('2026-06-20T09:00:00Z');
    expect((await seen())?.isLate).toBe(true);
    const line = await db().settlementLine.findFirstOrThrow();
    expect(line).toMatchObject({ expected: 10_000n, partnerPart: 6_667n, cash: 10_000n });
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(10_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('ends open checkouts first; who had paid in time has lent', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const loanId = await g.loan(partner);
    world.goTo('2026-04-01T08:50:00Z');
    const order = await g.order(lia, [{ loanId, amount: 2_500n }]);
    world.goTo('2026-04-01T09:00:01Z');
    await world.work();
    expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      status: 'abandoned',
    });
    expect(() => world.stripe.ledger.paySession(order.sessionId ?? '', '4242')).toThrow(/over/);
    expect(await checkBooks()).toEqual([]);
  });
});
