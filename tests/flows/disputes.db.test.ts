import { describe, it } from 'vitest';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { db } from '#app/platform/db.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';
import { given, granted } from '#tests/support/given.ts';
import { moves, stands } from '#tests/support/worked.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** Lia paid three times by card: 60.00, 10.00 of it a tip, 100.00 and 25.00. */
async function threePayments() {
  const g = given(world);
  await g.operatorMoney(50_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loans = [];
  const charges: string[] = [];
  for (const amount of [5_000n, 10_000n, 2_500n]) {
    const loanId = await g.loan(partner, { amount });
    const tip = amount === 5_000n ? 1_000n : 0n;
    const orderId = await g.lends(lia, [{ loanId, amount }], { tip });
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    const payment = await db().cardPayment.findUniqueOrThrow({ where: { orderId } });
    charges.push(payment.chargeId);
    loans.push(loanId);
  }
  await world.work();
  const repaid = async (period: string, loanId: number, cash: bigint) => {
    await g.reported(partner, period, [{ loanId, amount: `${cash / 10n}.00` }], lia);
    await g.settled(partner, period, lia);
    await g.wired(partner, cash, two);
    await world.work();
  };
  const opened = async (charge: number) => {
    const { id } = world.stripe.ledger.dispute(charges[charge] ?? '');
    await applyDispute({ disputeId: id, now: world.now });
    await world.work();
    return id;
  };
  const moved = async (disputeId: string, to: 'won' | 'lost') => {
    world.stripe.ledger.moveDispute(disputeId, to);
    await applyDispute({ disputeId, now: world.now });
  };
  return { loans, charges, two, repaid, opened, moved };
}

// Fees of the three charges: 2.04, 3.20 and 1.03.
describe('flow 8', () => {
  it('is a dispute that is won: all of it mirrored, but Stripe’s own price', async () => {
    const { loans, repaid, opened, moved } = await threePayments();
    await repaid('2026-03', loans[0] ?? 0, 1_000n);
    let id = '';
    await moves(
      async () => {
        id = await opened(0);
      },
      `dispute:1 -> stripe 60.00
       Lia -> dispute:1 10.00
       stripe_fees -> stripe 15.00`,
    );
    await moves(
      () => moved(id, 'won'),
      `stripe -> dispute:1 60.00
       dispute:1 -> Lia 10.00`,
    );
    await stands(
      `bank 510.00
       operator 500.00
       stripe 163.73
       stripe_fees 21.27
       payout:1:held 50.00
       payout:2:held 100.00
       payout:3:held 25.00
       loan:1:outstanding 40.00
       loan:1:lent 40.00
       loan:2:outstanding 100.00
       loan:2:lent 100.00
       loan:3:outstanding 25.00
       loan:3:lent 25.00
       Lia 10.00
       tips 10.00`,
    );
  });

  it('is one that is lost: the slices become the host’s, then goes the tip, and later money is the host’s', async () => {
    const { loans, repaid, opened, moved } = await threePayments();
    await repaid('2026-03', loans[0] ?? 0, 1_000n);
    const id = await opened(0);
    await moves(
      () => moved(id, 'lost'),
      `operator -> Lia 40.00
       Lia -> dispute:1 40.00
       tips -> dispute:1 10.00`,
    );
    await moves(
      () => repaid('2026-04', loans[0] ?? 0, 1_500n),
      `bank -> loan:1:collected 15.00
       loan:1:collected -> operator 15.00
       loan:1:lent -> loan:1:outstanding 15.00`,
    );
    await stands(
      `bank 525.00
       operator 475.00
       stripe 103.73
       stripe_fees 21.27
       payout:1:held 50.00
       payout:2:held 100.00
       payout:3:held 25.00
       loan:1:outstanding 25.00
       loan:1:lent 25.00
       loan:2:outstanding 100.00
       loan:2:lent 100.00
       loan:3:outstanding 25.00
       loan:3:lent 25.00`,
    );
  });

  it('is what she has not, which she owes and pays first, and its end by an appeal that is won', async () => {
    const { loans, two, repaid, opened, moved } = await threePayments();
    const loss = { loanId: loans[1] ?? 0, cause: 'borrower', actorId: two[0] } as const;
    const { proposalId } = granted(await proposeWriteOff({ ...loss, now: world.now }));
    granted(await writeOffLoan({ proposalId, actorId: two[1], now: world.now }));
    let id = '';
    await moves(
      async () => {
        id = await opened(1);
      },
      `dispute:1 -> stripe 100.00
       stripe_fees -> stripe 15.00`,
    );
    await moves(() => moved(id, 'lost'), `Lia:owed -> dispute:1 100.00`);
    await moves(
      () => repaid('2026-03', loans[2] ?? 0, 500n),
      `bank -> loan:3:collected 5.00
       loan:3:collected -> Lia 5.00
       Lia -> Lia:owed 5.00
       loan:3:lent -> loan:3:outstanding 5.00`,
    );
    await moves(
      () => moved(id, 'won'),
      `stripe -> dispute:1 100.00
       dispute:1 -> Lia:owed 95.00
       dispute:1 -> Lia 5.00`,
    );
    await stands(
      `bank 505.00
       operator 500.00
       stripe 163.73
       stripe_fees 21.27
       payout:1:held 50.00
       payout:2:held 100.00
       payout:3:held 25.00
       loan:1:outstanding 50.00
       loan:1:lent 50.00
       loan:2:lost:borrower 100.00
       loan:2:lent 100.00
       loan:3:outstanding 20.00
       loan:3:lent 20.00
       Lia 5.00
       tips 10.00`,
    );
  });

  it('is a refund made by hand at Stripe: what she has not she owes', async () => {
    const { loans, charges, repaid } = await threePayments();
    await repaid('2026-03', loans[2] ?? 0, 500n);
    world.goTo('2026-03-06T09:00:00Z');
    await moves(
      async () => {
        world.stripe.ledger.refund({ charge: charges[2] ?? '', amount: 2_000 });
        await sweepStripe(world.now);
        await world.work();
      },
      `Lia -> stripe 5.00
       Lia:owed -> stripe 15.00`,
    );
  });

  it('is a charge that Stripe keeps in another currency', async () => {
    world.stripe.behaviour.settlement = { currency: 'cad', rate: 1.37 };
    const g = given(world);
    const loanId = await g.loan(await g.partner());
    const lia = await g.person('Lia');
    // 50.00 are 68.50 Canadian; 2.9 % of these and 0.30 are 2.29.
    await moves(
      () => g.lends(lia, [{ loanId, amount: 5_000n }]),
      `stripe -> Lia 50.00
       Lia -> loan:1:raised 50.00
       fx -> stripe 50.00
       stripe -> fx 68.50 CAD
       stripe_fees -> stripe 2.29 CAD`,
    );
  });
});
