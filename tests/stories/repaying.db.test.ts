import { describe, expect, it } from 'vitest';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { type World, withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** Slices of 25 / 50 / 125 in one loan of 200, paid out and kept payable for netting or not. */
async function lentOut(it: World, isPaidOutNow: boolean) {
  const g = given(it);
  await g.operatorMoney(10_000n);
  const partner = await g.partner();
  const lenders = [await g.person('Lia'), await g.person('Ben'), await g.person('Ana')] as const;
  const two = await g.treasurers();
  const loanId = await g.loan(partner, { amount: 20_000n });
  for (const [index, amount] of [2_500n, 5_000n, 12_500n].entries()) {
    await g.lends(lenders[index] ?? 0, [{ loanId, amount }]);
  }
  await g.disbursed(loanId, two, { isPaidOutNow });
  await it.work();
  return { g, partner, lenders, two, loanId };
}

const balances = (lenders: readonly number[]) =>
  Promise.all(lenders.map((id) => balanceOf(db(), `lender:${id}`, 'USD')));

describe('repaying', () => {
  it('shares three uneven repayments to the cent, netted, and ends repaid', async () => {
    const { g, partner, lenders, two, loanId } = await lentOut(world, false);
    const before = await newestJournal();
    for (const [period, amount] of [
      ['2026-03', '333.30'],
      ['2026-04', '666.70'],
      ['2026-05', '1000.00'],
    ] as const) {
      await g.reported(partner, period, [{ loanId, amount }], two[0]);
      await g.settled(partner, period, two[0]);
      await world.work();
    }
    expect(await printedLedger(before)).toBe(`
receipt
  loan:1:collected                33.33
  partner:1:payable              -33.33
distribution
  loan:1:outstanding             -33.33
  Lia                              4.17
  Ben                              8.33
  Ana                             20.83
  loan:1:collected               -33.33
  loan:1:lent                    -33.33
receipt
  loan:1:collected                66.67
  partner:1:payable              -66.67
distribution
  loan:1:outstanding             -66.67
  Lia                              8.33
  Ben                             16.67
  Ana                             41.67
  loan:1:collected               -66.67
  loan:1:lent                    -66.67
receipt
  loan:1:collected               100.00
  partner:1:payable             -100.00
distribution
  loan:1:outstanding            -100.00
  Lia                             12.50
  Ben                             25.00
  Ana                             62.50
  loan:1:collected              -100.00
  loan:1:lent                   -100.00
`);
    expect(await balances(lenders)).toEqual([2_500n, 5_000n, 12_500n]);
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'repaid',
    });
    expect(await checkBooks()).toEqual([]);
  });

  it('shares a short payment over every line and is paid only when whole; too much is the partner’s', async () => {
    const { g, partner, lenders, two, loanId } = await lentOut(world, true);
    const other = await g.loan(partner, { amount: 10_000n });
    await g.lends(lenders[0], [{ loanId: other, amount: 10_000n }]);
    await g.disbursed(other, two, { isPaidOutNow: true });
    await g.reported(
      partner,
      '2026-03',
      [
        { loanId, amount: '333.30' },
        { loanId: other, amount: '166.70' },
      ],
      two[0],
    );
    const [settlementId = 0] = await g.settled(partner, '2026-03', two[0]);
    await g.wired(partner, 3_000n, two);
    await world.work();
    const short = await db().settlement.findUniqueOrThrow({
      where: { id: settlementId },
      include: { lines: { orderBy: { number: 'asc' } } },
    });
    expect(short).toMatchObject({ status: 'issued', due: 5_000n, received: 3_000n });
    expect(short.lines.map((line) => line.received)).toEqual([2_000n, 1_000n]);

    await g.wired(partner, 2_500n, two);
    await world.work();
    const whole = await db().settlement.findUniqueOrThrow({ where: { id: settlementId } });
    expect(whole).toMatchObject({ status: 'closed', received: 5_000n });
    expect(await balanceOf(db(), `partner:${partner}:overpaid`, 'USD')).toBe(500n);
    expect(await balances(lenders)).toEqual([417n + 1_667n, 833n, 2_083n]);
    expect(await checkBooks()).toEqual([]);
  });

  it('never owes lenders more than they lent, whatever is reported', async () => {
    const { g, partner, lenders, two, loanId } = await lentOut(world, false);
    await g.reported(partner, '2026-03', [{ loanId, amount: '2500.00' }], two[0]);
    const [settlementId = 0] = await g.settled(partner, '2026-03', two[0]);
    await world.work();
    expect(await db().settlement.findUniqueOrThrow({ where: { id: settlementId } })).toMatchObject({
      due: 20_000n,
    });
    expect(await balances(lenders)).toEqual([2_500n, 5_000n, 12_500n]);
    expect(await checkBooks()).toEqual([]);
  });

  it('reverses a receipt after a lender has withdrawn: the rest is owed and settled first', async () => {
    const { g, partner, lenders, two, loanId } = await lentOut(world, true);
    await g.reported(partner, '2026-03', [{ loanId, amount: '333.30' }], two[0]);
    await g.settled(partner, '2026-03', two[0]);
    const [receiptId = 0] = await g.wired(partner, 3_333n, two);
    await world.work();
    const withdrawal = { lenderId: lenders[2], amount: 2_083n, currency: 'USD' } as const;
    granted(await requestWithdrawal({ ...withdrawal, now: world.now }));
    await world.work();
    const before = await newestJournal();
    const reason = 'wire recalled';
    const { proposalId } = granted(
      await proposeReversal({ receiptId, reason, actorId: two[0], now: world.now }),
    );
    expect(await reverseReceipt({ proposalId, actorId: two[0], now: world.now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    granted(await reverseReceipt({ proposalId, actorId: two[1], now: world.now }));
    expect(await printedLedger(before)).toBe(`
distribution_reversed
  Ana:owed                        20.83
  loan:1:outstanding              33.33
  Lia                             -4.17
  Ben                             -8.33
  loan:1:collected                33.33
  loan:1:lent                     33.33
receipt_reversed
  bank                           -33.33
  loan:1:collected               -33.33
`);
    expect(await checkBooks()).toEqual([]);

    await g.wired(partner, 3_333n, two);
    await world.work();
    expect(await balances(lenders)).toEqual([417n, 833n, 0n]);
    expect(await balanceOf(db(), `lender:${lenders[2]}:owed`, 'USD')).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });

  it('distributes a receipt once, however often and at the same time the job runs', async () => {
    const { g, partner, lenders, two, loanId } = await lentOut(world, false);
    await g.reported(partner, '2026-03', [{ loanId, amount: '333.30' }], two[0]);
    await g.settled(partner, '2026-03', two[0]);
    const { distributeRepayment } =
      await import('#app/domain/distributions/distribute-repayment.ts');
    const receipt = await db().receipt.findFirstOrThrow();
    const request = { receiptId: receipt.id, loanId, now: world.now };
    const answers = await Promise.all([1, 2, 3, 4].map(() => distributeRepayment(request)));
    expect(answers.filter((answer) => answer.distributed)).toHaveLength(1);
    await world.work();
    expect(await balances(lenders)).toEqual([417n, 833n, 2_083n]);
    expect(await checkBooks()).toEqual([]);
  });
});
