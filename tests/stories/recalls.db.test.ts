import { describe, expect, it } from 'vitest';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { approveBankPayout, proposeBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { payPartner, proposePartnerPayout } from '#app/domain/payouts/partner-payouts.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** Lia lent 25.00, and her partner's wire of 10.00 came and was shared out. */
async function tenOfTwentyFive() {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loanId = await g.loan(partner, { amount: 2_500n });
  await g.lends(lia, [{ loanId, amount: 2_500n }]);
  await g.disbursed(loanId, two, { isPaidOutNow: true });
  await g.reported(partner, '2026-03', [{ loanId, amount: '100.00' }], lia);
  await g.settled(partner, '2026-03', lia);
  const [receiptId = 0] = await g.wired(partner, 1_000n, two);
  await world.work();
  const usd = (account: AccountName) => balanceOf(db(), account, 'USD');
  const recalled = async (id = receiptId) => {
    const reversal = { receiptId: id, reason: 'recalled', actorId: two[0], now: world.now };
    const { proposalId } = granted(await proposeReversal(reversal));
    const before = await newestJournal();
    granted(await reverseReceipt({ proposalId, actorId: two[1], now: world.now }));
    return printedLedger(before);
  };
  const slice = () => db().slice.findFirstOrThrow({ where: { loanId } });
  return { g, partner, lia, two, loanId, receiptId, usd, recalled, slice };
}

describe('a wire that is recalled', () => {
  it('after its loan was refunded: the lender keeps the refund, the partner owes it', async () => {
    const { g, partner, lia, two, loanId, usd, recalled, slice } = await tenOfTwentyFive();
    const { now } = world;
    const refund = { loanId, reason: 'fraud', source: 'bank', actorId: two[0], now } as const;
    const { proposalId } = granted(await proposeRefund(refund));
    granted(await refundLoan({ proposalId, actorId: two[1], now }));
    expect(await usd(`lender:${lia}`)).toBe(2_500n);

    expect(await recalled()).toBe(`
recall_kept
  partner:1:recalled              10.00
  loan:1:collected                10.00
receipt_reversed
  bank                           -10.00
  loan:1:collected               -10.00
`);
    expect(await usd(`lender:${lia}`)).toBe(2_500n);
    expect(await slice()).toMatchObject({ repaid: 1_000n, refunded: 1_500n });
    expect(await usd(`partner:${partner}:recalled`)).toBe(1_000n);
    expect(await checkBooks()).toEqual([]);

    // Its next money pays that first, and nothing is asked of it twice.
    const before = await newestJournal();
    await g.wired(partner, 1_200n, two);
    expect(await printedLedger(before)).toBe(`
recalled_paid
  bank                            10.00
  partner:1:recalled             -10.00
overpaid
  bank                             2.00
  partner:1:overpaid               2.00
`);
    expect(await checkBooks()).toEqual([]);
  });

  it('after a lost dispute: the host pays the whole of what it owns, the lender owes nothing', async () => {
    const { lia, two, usd, recalled, slice, loanId, g, partner } = await tenOfTwentyFive();
    const { chargeId } = await db().cardPayment.findFirstOrThrow();
    const dispute = world.stripe.ledger.dispute(chargeId);
    await applyDispute({ disputeId: dispute.id, now: world.now });
    world.stripe.ledger.closeDispute(dispute.id, 'lost');
    await applyDispute({ disputeId: dispute.id, now: world.now });
    const owed = await usd(`lender:${lia}:owed`);
    expect(owed).toBe(0n);

    expect(await recalled()).toBe(`
distribution_reversed
  loan:1:outstanding              10.00
  loan:1:collected                10.00
  loan:1:lent                     10.00
  operator                       -10.00
receipt_reversed
  bank                           -10.00
  loan:1:collected               -10.00
`);
    expect(await usd(`lender:${lia}:owed`)).toBe(owed);
    const sale = await db().sliceOwner.findFirstOrThrow({ where: { reason: 'dispute_lost' } });
    expect(sale).toMatchObject({ price: 2_500n, repaidBefore: 0n });
    expect(await slice()).toMatchObject({ account: 'operator', repaid: 0n });
    expect(await checkBooks()).toEqual([]);

    // What the partner pays from now on is the host's, and no more than it has paid.
    await g.reported(partner, '2026-04', [{ loanId, amount: '150.00' }], lia);
    await g.settled(partner, '2026-04', lia);
    const host = await usd('operator');
    await g.wired(partner, 2_500n, two);
    await world.work();
    expect((await usd('operator')) - host).toBe(2_500n);
    expect(await checkBooks()).toEqual([]);
  });

  it('after what it left over was paid out again: the partner owes that', async () => {
    const { g, partner, two, usd, recalled } = await tenOfTwentyFive();
    const { now } = world;
    const [receiptId = 0] = await db()
      .receipt.findMany({ where: { source: 'bank' }, select: { id: true } })
      .then((rows) => rows.map((row) => row.id));
    // A second wire of 30.00: nothing is due, so all of it is the partner's, and goes back to it.
    await g.reported(partner, '2026-04', [{ loanId: 1, amount: '50.00' }], two[0]);
    await g.settled(partner, '2026-04', two[0]);
    const [second = 0] = await g.wired(partner, 3_000n, two);
    await world.work();
    expect(second).not.toBe(receiptId);
    expect(await usd(`partner:${partner}:overpaid`)).toBe(2_500n);
    const payout = { partnerId: partner, currency: 'USD', actorId: two[0], now } as const;
    const proposal = granted(await proposePartnerPayout(payout));
    granted(await payPartner({ ...proposal, actorId: two[1], now }));
    await world.work();
    const part = await db().payoutPart.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const sent = granted(
      await proposeBankPayout({ partId: part.id, proof: 'B-1', actorId: two[0], now }),
    );
    granted(await approveBankPayout({ ...sent, actorId: two[1], now }));

    expect(await recalled(second)).toBe(`
distribution_reversed
  loan:1:outstanding               5.00
  Lia                             -5.00
  loan:1:collected                 5.00
  loan:1:lent                      5.00
receipt_reversed
  bank                            -5.00
  loan:1:collected                -5.00
overpaid_reversed
  bank                           -25.00
  partner:1:recalled              25.00
`);
    expect(await usd(`partner:${partner}:overpaid`)).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });

  it('after its loan was written off: lenders keep what came, the partner owes it', async () => {
    const { partner, lia, two, loanId, usd, recalled, slice } = await tenOfTwentyFive();
    const { now } = world;
    const loss = { loanId, cause: 'partner_withheld', actorId: two[0], now } as const;
    const { proposalId } = granted(await proposeWriteOff(loss));
    granted(await writeOffLoan({ proposalId, actorId: two[1], now }));
    expect(await recalled()).toBe(`
recall_kept
  partner:1:recalled              10.00
  loan:1:collected                10.00
receipt_reversed
  bank                           -10.00
  loan:1:collected               -10.00
`);
    expect(await usd(`lender:${lia}`)).toBe(1_000n);
    expect(await usd(`partner:${partner}:recalled`)).toBe(1_000n);
    expect(await slice()).toMatchObject({ repaid: 1_000n, writtenOff: 1_500n });
    expect(await checkBooks()).toEqual([]);
  });

  it('that paid for a recalled one is recalled itself: both are owed again', async () => {
    const { g, partner, two, loanId, usd, recalled } = await tenOfTwentyFive();
    const { now } = world;
    const refund = { loanId, reason: 'fraud', source: 'bank', actorId: two[0], now } as const;
    const { proposalId } = granted(await proposeRefund(refund));
    granted(await refundLoan({ proposalId, actorId: two[1], now }));
    await recalled();
    // The next loan's money: 10.00 for the recalled wire, 5.00 for what is due.
    const next = await g.loan(partner, { amount: 2_500n });
    await g.lends(await g.person('Ben'), [{ loanId: next, amount: 2_500n }]);
    await g.disbursed(next, two, { isPaidOutNow: true });
    await g.reported(partner, '2026-05', [{ loanId: next, amount: '50.00' }], two[0]);
    await g.settled(partner, '2026-05', two[0]);
    const [third = 0] = await g.wired(partner, 1_500n, two);
    await world.work();
    expect(await usd(`partner:${partner}:recalled`)).toBe(0n);
    expect(await recalled(third)).toBe(`
distribution_reversed
  loan:2:outstanding               5.00
  Ben                             -5.00
  loan:2:collected                 5.00
  loan:2:lent                      5.00
receipt_reversed
  bank                            -5.00
  loan:2:collected                -5.00
recalled_paid_reversed
  bank                           -10.00
  partner:1:recalled              10.00
`);
    expect(await usd(`partner:${partner}:recalled`)).toBe(1_000n);
    expect(await checkBooks()).toEqual([]);
  });
});
