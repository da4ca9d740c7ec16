import { describe, it } from 'vitest';
import { announceDeposit } from '#app/domain/deposits/announce-deposit.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { db } from '#app/platform/db.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { given, granted } from '#tests/support/given.ts';
import { moves, stands } from '#tests/support/worked.ts';
import { withSettings } from '#tests/support/with-settings.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A loan of 25.00 and 50.00 slices; a wire of 17.00 came for the 15.00 that were due. */
async function wireCame() {
  const g = given(world);
  await g.operatorMoney(50_000n);
  const partner = await g.partner();
  const [lia, ben] = [await g.person('Lia'), await g.person('Ben')];
  const two = await g.treasurers();
  const loanId = await g.loan(partner, { amount: 7_500n });
  await g.lends(lia, [{ loanId, amount: 2_500n }]);
  await g.lends(ben, [{ loanId, amount: 5_000n }]);
  await g.disbursed(loanId, two, { isPaidOutNow: true });
  await g.reported(partner, '2026-03', [{ loanId, amount: '150.00' }], two[0]);
  await g.settled(partner, '2026-03', two[0]);
  let receiptId = 0;
  await moves(
    async () => {
      [receiptId = 0] = await g.wired(partner, 1_700n, two);
      await world.work();
    },
    `bank -> loan:1:collected 15.00
     bank -> partner:1:overpaid 2.00
     loan:1:collected -> Lia 5.00
     loan:1:collected -> Ben 10.00
     loan:1:lent -> loan:1:outstanding 15.00`,
  );
  const recalled = async () => {
    const wanted = { receiptId, reason: 'recalled', actorId: two[0], now: world.now };
    const { proposalId } = granted(await proposeReversal(wanted));
    granted(await reverseReceipt({ proposalId, actorId: two[1], now: world.now }));
    await world.work();
  };
  return { g, partner, lia, ben, two, loanId, recalled };
}

describe('flow 9', () => {
  it('is a wire recalled: mirrors first, and what a lender withdrew she owes', async () => {
    const { ben, recalled } = await wireCame();
    const out = { lenderId: ben, amount: 800n, currency: 'USD', now: world.now } as const;
    granted(await requestWithdrawal(out));
    // What he asked for waits until his card’s money may leave Stripe, and is his no more.
    await moves(
      recalled,
      `Lia -> loan:1:collected 5.00
       Ben -> loan:1:collected 2.00
       Ben:owed -> loan:1:collected 8.00
       loan:1:outstanding -> loan:1:lent 15.00
       loan:1:collected -> bank 15.00
       partner:1:overpaid -> bank 2.00`,
    );
    await stands(
      `bank 500.00
       operator 500.00
       stripe 72.22
       stripe_fees 2.78
       payout:1:held 75.00
       payout:2:held 8.00
       loan:1:outstanding 75.00
       loan:1:lent 75.00
       Ben:owed 8.00`,
    );
  });

  it('is one after the host took over a slice: the host has paid the whole of what it owns', async () => {
    const { recalled } = await wireCame();
    const { chargeId } = await db().cardPayment.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const { id: disputeId } = world.stripe.ledger.dispute(chargeId);
    await applyDispute({ disputeId, now: world.now });
    world.stripe.ledger.closeDispute(disputeId, 'lost');
    await moves(
      () => applyDispute({ disputeId, now: world.now }),
      `operator -> Lia 20.00
       Lia -> dispute:1 20.00`,
    );
    await moves(
      recalled,
      `operator -> Lia 5.00
       Lia -> loan:1:collected 5.00
       Ben -> loan:1:collected 10.00
       loan:1:outstanding -> loan:1:lent 15.00
       loan:1:collected -> bank 15.00
       partner:1:overpaid -> bank 2.00`,
    );
    await stands(
      `bank 500.00
       operator 475.00
       stripe 32.22
       stripe_fees 17.78
       payout:1:held 75.00
       loan:1:outstanding 75.00
       loan:1:lent 75.00`,
    );
  });

  it('is one after a refund: the lenders keep it, and the partner’s next money pays it first', async () => {
    const { g, partner, two, loanId, recalled } = await wireCame();
    const wanted = { loanId, reason: 'fraud', source: 'bank', actorId: two[0] } as const;
    const { proposalId } = granted(await proposeRefund({ ...wanted, now: world.now }));
    await moves(
      async () => granted(await refundLoan({ proposalId, actorId: two[1], now: world.now })),
      `bank -> loan:1:collected 60.00
       loan:1:collected -> Lia 20.00
       loan:1:collected -> Ben 40.00
       loan:1:lent -> loan:1:outstanding 60.00`,
    );
    await moves(
      recalled,
      `partner:1:recalled -> loan:1:collected 15.00
       loan:1:collected -> bank 15.00
       partner:1:overpaid -> bank 2.00`,
    );
    await moves(
      () => g.wired(partner, 1_900n, two),
      `bank -> partner:1:recalled 15.00
       bank -> partner:1:overpaid 4.00`,
    );
    await stands(
      `bank 579.00
       operator 500.00
       stripe 72.22
       stripe_fees 2.78
       payout:1:held 75.00
       partner:1:overpaid 4.00
       Lia 25.00
       Ben 50.00`,
    );
  });
});

describe('flow 10', () => {
  withSettings({ BANK_DEPOSITS: 'on' });

  it('is a deposit by bank transfer, lent, withdrawn to its account, and taken back by its bank', async () => {
    const g = given(world);
    await g.operatorMoney(12_300n);
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const bank = await atTheBank(world, two);
    const partner = await g.partner();
    const loanId = await g.loan(partner);
    const reference = creditorReference('deposit', lia);
    const from = { name: 'LIA HARTONO', otherAccount: 'DE89 3704 0044 0532 0130 00' } as const;
    const wish = { lenderId: lia, amount: 10_000n, currency: 'USD', now: world.now } as const;
    granted(await announceDeposit(wish));
    const came = await bank.line({ amount: 10_000n, reference, ...from });
    await moves(async () => granted(await bank.booked(came.id)), `bank -> Lia 100.00`);
    await moves(
      () => g.lends(lia, [{ loanId, amount: 7_500n }], { usesBalance: true }),
      `Lia -> loan:1:raised 75.00`,
    );
    const out = { lenderId: lia, amount: 2_000n, currency: 'USD', isBankKnown: false } as const;
    await moves(
      async () => granted(await requestWithdrawal({ ...out, now: world.now })),
      `Lia -> payout:1:held 20.00`,
    );
    const part = await db().payoutPart.findFirstOrThrow();
    const back = { amount: -2_000n, reference: creditorReference('payout', part.id), ...from };
    const sent = await bank.line(back);
    await moves(async () => granted(await bank.booked(sent.id)), `payout:1:held -> bank 20.00`);
    const gone = await bank.line({ amount: -8_000n, text: `RECALL ${reference}`, ...from });
    const parts = [{ kind: 'lender_returned', target: String(lia), amount: -8_000n }] as const;
    await moves(
      () => bank.agreed(gone.id, parts),
      `Lia -> bank 5.00
       Lia:owed -> bank 75.00`,
    );
    await stands(
      `bank 123.00
       operator 123.00
       Lia:owed 75.00
       loan:1:raised 75.00`,
    );
  });
});
