import { describe, expect, it } from 'vitest';
import type { NewPartner } from '#app/domain/partners/add-partner.ts';
import { proposeRecovery, recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { writeRates } from '#app/domain/rates/exchange-rates.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function lentOut(facts: Partial<NewPartner> = {}, isPaidOutNow = true) {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner(facts);
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loanId = await g.loan(partner, { amount: 10_000n });
  await g.lends(lia, [{ loanId, amount: 10_000n }]);
  await g.disbursed(loanId, two, { isPaidOutNow });
  await world.work();
  return { g, partner, lia, two, loanId };
}

describe('a write-off', () => {
  it('of 100, 50 recovered with 10 of costs: lost 60, lent 60', async () => {
    const { lia, two, loanId } = await lentOut();
    const before = await newestJournal();
    const { now } = world;
    const { proposalId } = granted(
      await proposeWriteOff({ loanId, cause: 'borrower', actorId: two[0], now }),
    );
    granted(await writeOffLoan({ proposalId, actorId: two[1], now }));
    const recovery = {
      loanId,
      reference: 'R1',
      amount: 5_000n,
      costs: 1_000n,
      actorId: two[0],
      now,
    };
    const asked = granted(await proposeRecovery(recovery));
    expect(await recordRecovery({ ...asked, actorId: two[0], now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    granted(await recordRecovery({ ...asked, actorId: two[1], now }));
    expect(await proposeRecovery(recovery)).toEqual({ refused: 'reference_is_booked' });
    expect(await printedLedger(before)).toBe(`
write_off
  loan:1:lost:borrower           100.00
  loan:1:outstanding            -100.00
receipt
  bank                            50.00
  loan:1:collected                50.00
recovery_costs
  bank                           -10.00
  costs                           10.00
recovery
  costs                          -10.00
  loan:1:lost:borrower           -40.00
  Lia                             40.00
  loan:1:collected               -50.00
  loan:1:lent                    -40.00
`);
    expect(await balanceOf(db(), 'loan:1:lost:borrower', 'USD')).toBe(6_000n);
    expect(await balanceOf(db(), 'loan:1:lent', 'USD')).toBe(6_000n);
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(4_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('turns what arrives for it afterwards into a recovery, up to what was lost', async () => {
    const { g, partner, lia, two, loanId } = await lentOut();
    const { now } = world;
    await g.reported(partner, '2026-03', [{ loanId, amount: '1000.00' }], two[0]);
    await g.settled(partner, '2026-03', two[0]);
    const { proposalId } = granted(
      await proposeWriteOff({ loanId, cause: 'partner_withheld', actorId: two[0], now }),
    );
    granted(await writeOffLoan({ proposalId, actorId: two[1], now }));
    await g.wired(partner, 10_000n, two);
    await world.work();
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(10_000n);
    expect(await balanceOf(db(), 'loan:1:lost:partner_withheld', 'USD')).toBe(0n);
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'repaid',
    });
    expect(await checkBooks()).toEqual([]);
  });
});

describe('the currency', () => {
  const rate = (value: string) =>
    inTransaction((tx) =>
      writeRates(tx, {
        rates: [
          { currency: 'PHP', perCurrency: 'USD', day: '2026-03-01', rate: value, source: 'test' },
        ],
        actorId: null,
        now: world.now,
      }),
    );

  it.each([
    { liability: 'partner', coverage: undefined, r1: '12.5', cash: 5_000n, loss: 0n, gain: 0n },
    { liability: 'none', coverage: undefined, r1: '12.5', cash: 5_000n, loss: 0n, gain: 0n },
    { liability: 'lender', coverage: undefined, r1: '12.5', cash: 4_000n, loss: 1_000n, gain: 0n },
    { liability: 'lender', coverage: undefined, r1: '8', cash: 5_000n, loss: 0n, gain: 1_250n },
    { liability: 'shared', coverage: 1_000, r1: '12.5', cash: 4_400n, loss: 600n, gain: 0n },
    { liability: 'shared', coverage: 1_000, r1: '10.9', cash: 5_000n, loss: 0n, gain: 0n },
    { liability: 'shared', coverage: 1_000, r1: '8', cash: 5_000n, loss: 0n, gain: 682n },
  ] as const)('$liability at $r1: cash $cash, loss $loss, gain $gain', async (it) => {
    const { g, partner, lia, two, loanId } = await lentOut({
      currencyLiability: it.liability,
      ...(it.coverage && { currencyCoverage: it.coverage }),
      gainFee: 1_000,
    });
    await rate(it.r1);
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], two[0]);
    await g.settled(partner, '2026-03', two[0]);
    const line = await db().settlementLine.findFirstOrThrow();
    expect(line).toMatchObject({ expected: 5_000n, cash: it.cash, loss: it.loss, gain: it.gain });
    await g.wired(partner, it.cash + it.gain, two);
    await world.work();
    const fee = (it.gain * 1_000n + 5_000n) / 10_000n;
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(it.cash + it.gain - fee);
    expect(await balanceOf(db(), 'fees', 'USD')).toBe(fee);
    expect(await balanceOf(db(), 'loan:1:lost:currency', 'USD')).toBe(it.loss);
    expect(await balanceOf(db(), 'loan:1:outstanding', 'USD')).toBe(5_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('is refused where the lenders bear it and no rate is known', async () => {
    const { g, partner, two, loanId } = await lentOut({ currencyLiability: 'lender' });
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], two[0]);
    await expect(g.settled(partner, '2026-03', two[0])).rejects.toThrow(/exchange_rate_is_missing/);
  });

  it('closes a loan to the cent when it falls all the way', async () => {
    const { g, partner, two, loanId } = await lentOut({ currencyLiability: 'lender' });
    for (const [period, r1, amount] of [
      ['2026-03', '11', '333.30'],
      ['2026-04', '13', '333.30'],
      ['2026-05', '17', '333.40'],
    ] as const) {
      await rate(r1);
      await g.reported(partner, period, [{ loanId, amount }], two[0]);
      const [id = 0] = await g.settled(partner, period, two[0]);
      const { due } = await db().settlement.findUniqueOrThrow({ where: { id } });
      await g.wired(partner, due, two);
      await world.work();
    }
    const slice = await db().slice.findFirstOrThrow();
    expect(slice.settled).toBe(10_000n);
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      status: 'repaid',
    });
    expect(await checkBooks()).toEqual([]);
  });
});

describe('a refund', () => {
  it('after the payout comes from what is payable still, by two people', async () => {
    const { lia, two, loanId } = await lentOut({}, false);
    const { now } = world;
    const before = await newestJournal();
    const { proposalId } = granted(
      await proposeRefund({
        loanId,
        reason: 'never paid out',
        source: 'payable',
        actorId: two[0],
        now,
      }),
    );
    granted(await refundLoan({ proposalId, actorId: two[1], now }));
    expect(await printedLedger(before)).toBe(`
loan_refunded
  loan:1:outstanding            -100.00
  Lia                            100.00
  loan:1:lent                   -100.00
  partner:1:payable             -100.00
`);
    expect(await balanceOf(db(), `lender:${lia}`, 'USD')).toBe(10_000n);
    expect(await checkBooks()).toEqual([]);
  });
});
