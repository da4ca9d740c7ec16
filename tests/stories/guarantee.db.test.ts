import { describe, expect, it } from 'vitest';
import { agreeGuarantee, endGuarantee, guaranteesOf } from '#app/domain/partners/guarantees.ts';
import { approvePartnerPayment } from '#app/domain/settlements/approve-partner-payment.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function guaranteed(amount: bigint, operatorMoney = 100_000n) {
  const g = given(world);
  await g.operatorMoney(operatorMoney);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loanId = await g.loan(partner);
  await g.lends(lia, [{ loanId, amount: 20_000n }]);
  await g.disbursed(loanId, two, { isPaidOutNow: true });
  await world.work();
  const { now } = world;
  const agreement = 'folder 12, page 3';
  const guarantee = {
    partnerId: partner,
    currency: 'USD',
    agreement,
    actorId: two[0],
    now,
  } as const;
  granted(await agreeGuarantee({ ...guarantee, amount }));
  const collected = async (period: string, localAmount: string) => {
    await g.reported(partner, period, [{ loanId, amount: localAmount }], lia);
    await g.settled(partner, period, lia);
    await world.work();
  };
  return { g, partner, lia, two, loanId, guarantee, collected };
}

const settlement = () => db().settlement.findFirstOrThrow({ orderBy: { id: 'desc' } });

describe('a guarantee', () => {
  it('credits lenders on report, and the partner pays what was advanced', async () => {
    const { g, partner, lia, two, collected } = await guaranteed(10_000n);
    const before = await newestJournal();
    await collected('2026-03', '500.00');
    expect(await settlement()).toMatchObject({
      status: 'issued',
      received: 5_000n,
      advanced: 5_000n,
    });
    await g.wired(partner, 5_200n, two);
    await world.work();
    expect(await printedLedger(before)).toBe(`
advance
  partner:1:receivable            50.00
  loan:1:collected                50.00
distribution
  loan:1:outstanding             -50.00
  Lia                             50.00
  loan:1:collected               -50.00
  loan:1:lent                    -50.00
receipt
  bank                            50.00
  partner:1:receivable           -50.00
overpaid
  bank                             2.00
  partner:1:overpaid               2.00
`);
    expect(await settlement()).toMatchObject({ status: 'closed', advanced: 0n });
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(5_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('reaches as far as it goes; the rest waits for the money, lenders first', async () => {
    const { g, partner, lia, two, collected } = await guaranteed(3_000n);
    await collected('2026-03', '500.00');
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(3_000n);
    await g.wired(partner, 1_500n, two);
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(4_500n);
    expect(await settlement()).toMatchObject({
      received: 4_500n,
      advanced: 3_000n,
      status: 'issued',
    });
    await g.wired(partner, 3_500n, two);
    await world.work();
    expect(await settlement()).toMatchObject({ received: 5_000n, advanced: 0n, status: 'closed' });
    expect(await checkBooks()).toEqual([]);
  });

  it('never credits more than stands there and is owed to nobody', async () => {
    // The host has 10.00, and 6.10 of it went to Stripe as a fee.
    const { lia, collected } = await guaranteed(10_000n, 1_000n);
    await collected('2026-03', '500.00');
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(390n);
    expect(await checkBooks()).toEqual([]);
  });

  it('ended, credits nobody; and without one nobody ever was', async () => {
    const { lia, guarantee, partner, collected } = await guaranteed(10_000n);
    granted(await endGuarantee(guarantee));
    expect(await endGuarantee(guarantee)).toEqual({ refused: 'no_guarantee_is_agreed' });
    expect(await guaranteesOf(partner)).toEqual([]);
    await collected('2026-03', '500.00');
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(0n);
    const audited = await db().auditRow.findMany({ where: { subject: `partner:${partner}` } });
    expect(audited.map((row) => row.verb)).toEqual(
      expect.arrayContaining(['agree-guarantee', 'end-guarantee']),
    );
  });

  it('comes back into the books when the wire that paid it is recalled', async () => {
    const { g, partner, two, collected } = await guaranteed(10_000n);
    await collected('2026-03', '500.00');
    const [receiptId = 0] = await g.wired(partner, 5_000n, two);
    const { now } = world;
    const reversal = { receiptId, reason: 'recalled', actorId: two[0], now };
    const { proposalId } = granted(await proposeReversal(reversal));
    granted(await reverseReceipt({ proposalId, actorId: two[1], now }));
    expect(await settlement()).toMatchObject({
      status: 'issued',
      received: 5_000n,
      advanced: 5_000n,
    });
    expect(await balanceOf(db(), `partner:${partner}:receivable`, 'USD')).toBe(5_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('that the partner cannot honour is the host’s to bear, and only what is due', async () => {
    const { partner, two, collected } = await guaranteed(10_000n);
    await collected('2026-03', '500.00');
    const { now } = world;
    const pay = (amount: bigint, reference: string) =>
      proposePartnerPayment({
        partnerId: partner,
        source: 'operator',
        reference,
        currency: 'USD',
        amount,
        actorId: two[0],
        now,
      });
    expect(await pay(5_001n, 'D1')).toEqual({ refused: 'amount_is_above_what_is_due' });
    const { proposalId } = granted(await pay(5_000n, 'D1'));
    granted(await approvePartnerPayment({ proposalId, actorId: two[1], now }));
    expect(await settlement()).toMatchObject({ status: 'closed', advanced: 0n });
    expect(await balanceOf(db(), 'operator', 'USD')).toBe(95_000n);
    expect(await checkBooks()).toEqual([]);
  });
});
