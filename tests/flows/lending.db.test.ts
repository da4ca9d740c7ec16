import { describe, it } from 'vitest';
import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { proposeOperatorMoney, recordOperatorMoney } from '#app/domain/books/operator-money.ts';
import { abandonOrder } from '#app/domain/funding/abandon-order.ts';
import { bookCharge } from '#app/domain/funding/book-charge.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';
import { given, granted } from '#tests/support/given.ts';
import { moves, stands } from '#tests/support/worked.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('flow 0', () => {
  it('is the host’s own money, Stripe’s payout to the bank, and its fees', async () => {
    const g = given(world);
    const two = await g.treasurers();
    const lia = await g.person('Lia');
    const loanId = await g.loan(await g.partner());
    const { now } = world;
    const own = async (way: 'in' | 'out', reference: string, amount: bigint) => {
      const wanted = { way, reference, amount, currency: 'USD', actorId: two[0], now } as const;
      const { proposalId } = granted(await proposeOperatorMoney(wanted));
      granted(await recordOperatorMoney({ proposalId, actorId: two[1], now }));
    };
    await moves(() => own('in', 'W1', 50_000n), `bank -> operator 500.00`);
    // 2.9 % of 40.00 and 0.30.
    await moves(
      () => g.lends(lia, [{ loanId, amount: 2_500n }], { tip: 1_500n }),
      `stripe -> Lia 40.00
       Lia -> loan:1:raised 25.00
       Lia -> tips 15.00
       stripe_fees -> stripe 1.46`,
    );
    world.goTo('2026-03-05T09:00:00Z');
    await moves(async () => {
      const { id } = world.stripe.ledger.payOutToBank({ amount: 3_000, currency: 'usd' });
      await bookStripePayout({ payoutId: id, now: world.now });
    }, `bank -> stripe 30.00`);
    await moves(async () => {
      world.stripe.ledger.adjust(-200, 'stripe_fee');
      await sweepStripe(world.now);
    }, `stripe_fees -> stripe 2.00`);
    await moves(() => own('out', 'W2', 20_000n), `operator -> bank 200.00`);
    await stands(
      `bank 330.00
       stripe 6.54
       stripe_fees 3.46
       operator 300.00
       loan:1:raised 25.00
       tips 15.00`,
    );
  });
});

describe('flow 1', () => {
  it('is an order by card, one from the balance and by card, and one that is given up', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const [first, gone, last] = [
      await g.loan(partner),
      await g.loan(partner),
      await g.loan(partner),
    ];
    const paid = async (order: { id: number; sessionId: string | null }) => {
      const { ledger } = world.stripe;
      ledger.paySession(order.sessionId ?? '', '4242');
      await concludeOrder({ orderId: order.id, now: world.now });
      await bookCharge({ chargeId: ledger.chargeOf(order.sessionId ?? ''), now: world.now });
    };
    const slices = [first, gone].map((loanId) => ({ loanId, amount: 2_500n }));
    const byCard = await g.order(lia, slices, { tip: 1_000n });
    const mistake = { loanId: gone, reason: 'mistake', actorId: lia, now: world.now };
    await moves(async () => granted(await withdrawLoan(mistake)), '');
    // One slice can be placed, and with it the tip; the other 25.00 stay.
    await moves(
      () => paid(byCard),
      `stripe -> Lia 60.00
       Lia -> loan:1:raised 25.00
       Lia -> tips 10.00
       stripe_fees -> stripe 2.04`,
    );

    const usesBalance = { usesBalance: true };
    const wanted = [{ loanId: last, amount: 5_000n }];
    let orderId = 0;
    await moves(async () => {
      orderId = (await g.order(lia, wanted, usesBalance)).id;
    }, `Lia -> order:2:held 25.00`);
    await moves(
      async () => granted(await abandonOrder({ orderId, lenderId: lia, now: world.now })),
      `order:2:held -> Lia 25.00`,
    );

    let again = { id: 0, sessionId: null as string | null };
    await moves(async () => {
      again = await g.order(lia, wanted, usesBalance);
    }, `Lia -> order:3:held 25.00`);
    // 2.9 % of 25.00 is 0.725.
    await moves(
      () => paid(again),
      `order:3:held -> Lia 25.00
       stripe -> Lia 25.00
       Lia -> loan:3:raised 50.00
       stripe_fees -> stripe 1.03`,
    );
    await stands(
      `bank 100.00
       operator 100.00
       stripe 81.93
       stripe_fees 3.07
       loan:1:raised 25.00
       loan:3:raised 50.00
       tips 10.00`,
    );
  });
});

describe('flow 2', () => {
  it('is a fundraiser that ends unfilled: each their own', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const [lia, ben] = [await g.person('Lia'), await g.person('Ben')];
    const loanId = await g.loan(await g.partner());
    await g.lends(lia, [{ loanId, amount: 2_500n }], { tip: 300n });
    await g.lends(ben, [{ loanId, amount: 5_000n }]);
    world.goTo('2026-04-01T09:00:00Z');
    await moves(
      () => world.work(),
      `loan:1:raised -> Lia 25.00
       loan:1:raised -> Ben 50.00`,
    );
    // Fees: 2.9 % of 28.00 is 0.812, of 50.00 1.45, and 0.30 each.
    await stands(
      `bank 100.00
       operator 100.00
       stripe 75.14
       stripe_fees 2.86
       Lia 25.00
       Ben 50.00
       tips 3.00`,
    );
  });
});
