import { describe, expect, it } from 'vitest';
import { deskDay } from '#app/domain/desks/desk-day.ts';
import { operatorDay } from '#app/domain/desks/operator-day.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { publishUpdate } from '#app/domain/loans/publish-update.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** Two loans of one partner in repayment; one has settled a month, the other is late. */
async function cast() {
  const g = given(world);
  const partnerId = await g.partner();
  const [lia, officer] = [await g.person('Lia'), await g.person('Yuni')];
  const two = await g.treasurers();
  const [paying, late] = [await g.loan(partnerId), await g.loan(partnerId)];
  await g.lends(
    lia,
    [paying, late].map((loanId) => ({ loanId, amount: 20_000n })),
  );
  await g.disbursed(paying, two, { isPaidOutNow: true });
  await g.disbursed(late, two, { isPaidOutNow: true });
  await world.work();
  return { g, partnerId, lia, officer, two, paying, late };
}

describe('the first page of each desk', () => {
  it('tells a partner who is late, what is missing and where to pay', async () => {
    const { g, partnerId, lia, paying, late, officer } = await cast();
    world.goTo('2026-06-20T05:00:00Z');
    await g.reported(partnerId, '2026-05', [{ loanId: paying, amount: '500.00' }], lia);
    await g.settled(partnerId, '2026-05', lia);
    const day = await deskDay(partnerId, world.now);
    expect(day.today).toBe('2026-06-20');
    const [longest] = day.overdue;
    expect(longest).toMatchObject({ loanId: late, lenders: 1, needsReason: true, reason: null });
    expect(day.toPay).toMatchObject([
      { open: 5_000n, isOverdue: false, how: { reference: expect.stringMatching(/^RF/) } },
    ]);
    expect(day.months.map(({ period, state }) => `${period} ${state}`)).toEqual([
      '2026-05 final',
      '2026-06 running',
    ]);
    expect(day.states.find((row) => row.status === 'in_repayment')).toMatchObject({ count: 2 });

    // Who owes lenders a word asks them for nothing more.
    const next = await g.loan(partnerId).catch((error: Error) => error.message);
    expect(next).toContain('late_reasons_are_missing');
    const said = { loanId: late, partnerId, text: 'Flood.', language: 'en', photo: null };
    granted(
      await publishUpdate({ ...said, isAboutLateness: true, actorId: officer, now: world.now }),
    );
    const { id: loanId } = await db().loan.findFirstOrThrow({ where: { status: 'draft' } });
    granted(await submitLoan({ loanId, actorId: officer, now: world.now }));
  });

  it('tells the operator what is held and whose, what is on its way, and whom to watch', async () => {
    const { g, partnerId, lia, paying } = await cast();
    world.goTo('2026-06-20T05:00:00Z');
    await g.reported(partnerId, '2026-05', [{ loanId: paying, amount: '500.00' }], lia);
    await g.settled(partnerId, '2026-05', lia);
    world.goTo('2026-08-20T05:00:00Z');
    const { held, onItsWay, toWatch } = await operatorDay('USD', world.now);
    const { bank, stripe, ...parts } = held;
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0n)).toBe(bank + stripe);
    expect(onItsWay[0]).toEqual({ way: 'from_partners', amount: 5_000n, oldestDays: 61 });
    expect(toWatch).toMatchObject([
      { id: partnerId, missing: '2026-06', overdue: 5_000n, late: 2 },
    ]);
  });
});
