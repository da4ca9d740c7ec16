import { describe, expect, it } from 'vitest';
import { instalmentStates } from '#app/domain/borrowers/lateness-rules.ts';
import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { issueSettlement } from '#app/domain/settlements/issue-settlement.ts';
import { isOverdue, payBy } from '#app/domain/settlements/pay-by-rules.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { addMonths, dayIn } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld('2028-01-31T09:00:00Z');

/** A loan paid out by a partner in a zone, with an instalment on each of the days. */
async function lentIn(zone: string, days: readonly string[]) {
  const g = given(world);
  await g.operatorMoney(10_000_000n);
  const two = await g.treasurers();
  const lia = await g.person('Lia');
  const partner = await g.partner({ zone });
  const each = 200_000n / BigInt(days.length);
  const instalments = days.map((dueOn) => ({ dueOn, principal: each, interest: 100n }));
  const loanId = await g.loan(partner, { amount: 20_000n, instalments });
  await g.lends(lia, [{ loanId, amount: 20_000n }]);
  await g.disbursed(loanId, two, { isPaidOutNow: true });
  const states = async (at: string) => {
    const include = {
      partner: true,
      instalments: { orderBy: { number: 'asc' } },
      slices: true,
      repaymentLines: true,
    } as const;
    const loan = await db().loan.findUniqueOrThrow({ where: { id: loanId }, include });
    return instalmentStates(loan, new Date(at));
  };
  return { partner, loanId, actorId: two[0], states };
}

describe('the calendar is the partner’s', () => {
  it('on a leap day and at the end of its month', async () => {
    const due = [1, 2].map((months) => addMonths('2028-01-31', months));
    expect(due).toEqual(['2028-02-29', '2028-03-31']);
    const { partner, loanId, actorId, states } = await lentIn('Asia/Jakarta', due);
    // Jakarta is seven hours ahead: the 29th ends there at 17:00.
    expect(await states('2028-02-29T16:59:59.999Z')).toEqual(['to_come', 'to_come']);
    expect(await states('2028-02-29T17:00:00.000Z')).toEqual(['late', 'to_come']);

    const line = { line: 2, loan: 'it', loanId, kind: 'paid', amount: '1000.00' } as const;
    const report = { partnerId: partner, period: '2028-02', actorId };
    world.goTo('2028-02-29T09:00:00Z');
    granted(await saveRepaymentReport({ ...report, lines: [line], now: world.now }));
    const finalAt = (at: string) => finaliseReport({ ...report, now: new Date(at) });
    expect(await finalAt('2028-02-29T16:59:59.999Z')).toEqual({ refused: 'month_has_not_ended' });
    granted(await finalAt('2028-02-29T17:00:00.000Z'));
    expect(await states('2028-02-29T17:00:00.000Z')).toEqual(['collected', 'to_come']);
  });

  it('at the end of the year, and for the days until a settlement is paid', async () => {
    world.goTo('2026-12-20T09:00:00Z');
    const { partner, loanId, actorId } = await lentIn('Pacific/Auckland', ['2026-12-31']);
    const line = { line: 2, loan: 'it', loanId, kind: 'paid', amount: '2000.00' } as const;
    const report = { partnerId: partner, period: '2026-12', actorId };
    granted(await saveRepaymentReport({ ...report, lines: [line], now: world.now }));
    const finalAt = (at: string) => finaliseReport({ ...report, now: new Date(at) });
    // Thirteen hours ahead in summer: the year ends there while it is noon in Greenwich.
    expect(await finalAt('2026-12-31T10:59:59.999Z')).toEqual({ refused: 'month_has_not_ended' });
    granted(await finalAt('2026-12-31T11:00:00.000Z'));
    world.goTo('2026-12-31T11:00:00Z');
    granted(await issueSettlement({ ...report, now: world.now }));
    const issued = await db().settlement.findFirstOrThrow();
    const by = payBy(issued, 'Pacific/Auckland');
    expect(by).toBe('2027-01-16');
    const late = (at: string) => isOverdue(by, 'Pacific/Auckland', new Date(at));
    // Issued on the 1st of January there: the fifteenth day after it is the 16th.
    expect(late('2027-01-16T10:59:59.999Z')).toBe(false);
    expect(late('2027-01-16T11:00:00.000Z')).toBe(true);
    expect(await checkBooks()).toEqual([]);
  });

  it('where midnight is skipped, and where the hour before it comes twice', async () => {
    const zone = 'America/Santiago';
    world.goTo('2026-03-02T09:00:00Z');
    const { states } = await lentIn(zone, ['2026-04-04', '2026-09-05']);
    // 4 April 2026 has 25 hours there: the clock goes back from midnight to eleven.
    expect(dayIn(zone, new Date('2026-04-05T03:30:00Z'))).toBe('2026-04-04');
    expect(await states('2026-04-05T03:59:59.999Z')).toEqual(['to_come', 'to_come']);
    expect(await states('2026-04-05T04:00:00.000Z')).toEqual(['late', 'to_come']);
    // 6 September 2026 begins at one in the morning there.
    expect(await states('2026-09-06T03:59:59.999Z')).toEqual(['late', 'to_come']);
    expect(await states('2026-09-06T04:00:00.000Z')).toEqual(['late', 'late']);
  });
});
