import { describe, it } from 'vitest';
import { withdrawLoan } from '#app/domain/funding/withdraw-loan.ts';
import { proposeRecovery, recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { approveBankPayout, proposeBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { refreshRefund } from '#app/domain/payouts/refresh-refund.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { moves, stands } from '#tests/support/worked.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function ready() {
  const g = given(world);
  await g.operatorMoney(20_000n);
  const partner = await g.partner();
  const [lia, ben] = [await g.person('Lia'), await g.person('Ben')];
  return { g, partner, lia, ben, two: await g.treasurers() };
}

describe('flow 6', () => {
  it('is a withdrawal to the card, its failing days later, and one to the bank', async () => {
    const { g, partner, lia, two } = await ready();
    const loanId = await g.loan(partner);
    await g.lends(lia, [{ loanId, amount: 5_000n }]);
    granted(await withdrawLoan({ loanId, reason: 'mistake', actorId: lia, now: world.now }));
    world.goTo('2026-03-05T09:00:00Z');
    const asked = (amount: bigint, isBankKnown: boolean) => {
      const wanted = { lenderId: lia, amount, currency: 'USD', isBankKnown } as const;
      return requestWithdrawal({ ...wanted, now: world.now });
    };
    await moves(async () => granted(await asked(3_001n, false)), `Lia -> payout:1:held 30.01`);
    await moves(() => world.work(), `payout:1:held -> stripe 30.01`);
    world.goTo('2026-03-12T09:00:00Z');
    const refund = await db().payoutPart.findFirstOrThrow();
    await moves(
      async () => {
        world.stripe.ledger.failRefund(refund.stripeId ?? '');
        await refreshRefund({ refundId: refund.stripeId ?? '', now: world.now });
      },
      `stripe -> payout:1:held 30.01
       payout:1:held -> Lia 30.01`,
    );

    // The card that gave it back takes no more.
    await moves(async () => granted(await asked(4_500n, true)), `Lia -> payout:2:held 45.00`);
    await moves(() => world.work(), '');
    const { id: partId } = await db().payoutPart.findFirstOrThrow({ orderBy: { id: 'desc' } });
    world.goTo('2026-03-20T09:00:00Z');
    const wire = { partId, proof: 'wire 3', actorId: two[0], now: world.now };
    const { proposalId } = granted(await proposeBankPayout(wire));
    await moves(
      async () => granted(await approveBankPayout({ proposalId, actorId: two[1], now: world.now })),
      `payout:2:held -> bank 45.00`,
    );
    await stands(
      `bank 155.00
       operator 200.00
       stripe 48.25
       stripe_fees 1.75
       Lia 5.00`,
    );
  });
});

describe('flow 7', () => {
  it('is a write-off, a recovery less its costs, and a refund after the payout', async () => {
    const { g, partner, lia, ben, two } = await ready();
    const [lost, refunded] = [
      await g.loan(partner, { amount: 10_000n }),
      await g.loan(partner, { amount: 4_000n }),
    ];
    await g.lends(lia, [{ loanId: lost, amount: 2_500n }]);
    await g.lends(ben, [{ loanId: lost, amount: 7_500n }]);
    await g.lends(ben, [{ loanId: refunded, amount: 4_000n }]);
    await g.disbursed(lost, two, { isPaidOutNow: true });
    await g.disbursed(refunded, two);
    const { now } = world;
    const by = { actorId: two[0], now };
    const agreed = { actorId: two[1], now };

    const loss = granted(await proposeWriteOff({ loanId: lost, cause: 'borrower', ...by }));
    await moves(
      async () => granted(await writeOffLoan({ ...loss, ...agreed })),
      `loan:1:lost:borrower -> loan:1:outstanding 100.00`,
    );
    // 33.33 of 100.00 lost, by 25 : 75, are 8.3325 and 24.9975.
    const wanted = { loanId: lost, reference: 'R1', amount: 4_333n, costs: 1_000n };
    const recovery = granted(await proposeRecovery({ ...wanted, ...by }));
    await moves(
      async () => {
        granted(await recordRecovery({ ...recovery, ...agreed }));
        await world.work();
      },
      `bank -> loan:1:collected 43.33
       costs -> bank 10.00
       loan:1:collected -> costs 10.00
       loan:1:collected -> Lia 8.33
       loan:1:collected -> Ben 25.00
       loan:1:lent -> loan:1:lost:borrower 33.33`,
    );
    const back = { loanId: refunded, reason: 'error', source: 'bank', ...by } as const;
    const refund = granted(await proposeRefund(back));
    await moves(
      async () => granted(await refundLoan({ ...refund, ...agreed })),
      `bank -> loan:2:collected 40.00
       loan:2:collected -> Ben 40.00
       loan:2:lent -> loan:2:outstanding 40.00`,
    );
    // Charges of 25.00, 75.00 and 40.00: fees of 1.03, 2.48 and 1.46. What was paid to the partner
    // for the refunded loan is payable still, since the bank gave the refund.
    await stands(
      `bank 273.33
       operator 200.00
       stripe 135.03
       stripe_fees 4.97
       payout:1:held 100.00
       partner:1:payable 40.00
       loan:1:lost:borrower 66.67
       loan:1:lent 66.67
       Lia 8.33
       Ben 65.00`,
    );
  });
});
