import { describe, expect, it } from 'vitest';
import { payPartner, proposePartnerPayout } from '#app/domain/payouts/partner-payouts.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { granted } from '#tests/support/given.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('what we owe a partner', () => {
  it('is paid out by two people: payable, and what it paid too much', async () => {
    const { g, partner, lia, loanId, two, now } = await oneLoanFunded(world);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    await g.wired(partner, 5_700n, two);
    await world.work();
    const ask = () =>
      proposePartnerPayout({ partnerId: partner, currency: 'USD', actorId: two[0], now });
    const { proposalId } = granted(await ask());
    const before = await newestJournal();
    expect(await payPartner({ proposalId, actorId: two[0], now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    const { payoutId } = granted(await payPartner({ proposalId, actorId: two[1], now }));
    expect(await printedLedger(before)).toBe(`
overpaid_back
  partner:1:overpaid              -7.00
  partner:1:payable                7.00
payout_hold
  partner:1:payable               -7.00
  payout:${payoutId}:held                    7.00
`);
    expect(await ask()).toEqual({ refused: 'nothing_is_payable' });
    expect(await checkBooks()).toEqual([]);
  });
});

describe('the reference of a payment', () => {
  it('may not end like those by which its receipts are told apart', async () => {
    const { partner, two, now } = await oneLoanFunded(world);
    const wire = {
      partnerId: partner,
      currency: 'USD',
      amount: 100n,
      actorId: two[0],
      now,
    } as const;
    expect(await proposePartnerPayment({ ...wire, reference: 'INV#2' })).toEqual({
      refused: 'reference_ends_like_one_of_ours',
    });
    granted(await proposePartnerPayment({ ...wire, reference: 'INV #2a' }));
  });
});

describe('a recalled wire', () => {
  it('is taken back whole: both settlements it paid and what was left over', async () => {
    const { g, partner, lia, loanId, two, now } = await oneLoanFunded(world);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    for (const period of ['2026-03', '2026-04']) {
      await g.reported(partner, period, [{ loanId, amount: '300.00' }], lia);
      await g.settled(partner, period, lia);
    }
    const receiptIds = await g.wired(partner, 6_500n, two);
    await world.work();
    expect(receiptIds).toHaveLength(2);
    expect(await balanceOf(db(), `partner:${partner}:overpaid`, 'USD')).toBe(500n);
    const recall = () =>
      proposeReversal({ receiptId: receiptIds[1] ?? 0, reason: 'recalled', actorId: two[0], now });
    const { proposalId } = granted(await recall());
    expect(granted(await reverseReceipt({ proposalId, actorId: two[1], now }))).toEqual({
      receiptIds,
    });
    expect(await balanceOf(db(), `partner:${partner}:overpaid`, 'USD')).toBe(0n);
    expect(await balanceOf(db(), 'bank', 'USD')).toBe(100_000n);
    expect(await db().settlement.findMany({ select: { received: true, status: true } })).toEqual([
      { received: 0n, status: 'issued' },
      { received: 0n, status: 'issued' },
    ]);
    expect(await recall()).toEqual({ refused: 'receipt_is_reversed' });
    await g.wired(partner, 6_000n, two);
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(6_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('is refused for what never came from outside, and never for what went elsewhere since', async () => {
    const { g, partner, lia, loanId, two, now } = await oneLoanFunded(world);
    await g.disbursed(loanId, two);
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    const netted = await db().receipt.findFirstOrThrow();
    const recall = (receiptId: number) =>
      proposeReversal({ receiptId, reason: 'recalled', actorId: two[0], now });
    expect(await recall(netted.id)).toEqual({ refused: 'receipt_is_not_from_outside' });
    const payout = granted(
      await proposePartnerPayout({ partnerId: partner, currency: 'USD', actorId: two[0], now }),
    );
    granted(await payPartner({ ...payout, actorId: two[1], now }));
    await g.reported(partner, '2026-04', [{ loanId, amount: '500.00' }], lia);
    await g.settled(partner, '2026-04', lia);
    const [receiptId = 0] = await g.wired(partner, 5_500n, two);
    const back = granted(
      await proposePartnerPayout({ partnerId: partner, currency: 'USD', actorId: two[0], now }),
    );
    granted(await payPartner({ ...back, actorId: two[1], now }));
    const { proposalId } = granted(await recall(receiptId));
    granted(await reverseReceipt({ proposalId, actorId: two[1], now }));
    expect(await balanceOf(db(), `partner:${partner}:recalled`, 'USD')).toBe(500n);
    expect(await checkBooks()).toEqual([]);
  });
});
