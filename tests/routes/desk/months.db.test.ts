import { describe, expect, it } from 'vitest';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A partner in Jakarta with a loan of 1,000.00 local in repayment, and its manager. */
async function inJakarta() {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partnerId = await g.partner({ zone: 'Asia/Jakarta' });
  const two = await g.treasurers();
  const loanId = await g.loan(partnerId, { amount: 10_000n });
  await g.lends(await g.person('Lia'), [{ loanId, amount: 10_000n }]);
  await g.disbursed(loanId, two);
  const manager = await g.person('Manager');
  const staff = { personId: manager, partnerId, role: 'manager', actorId: null } as const;
  await addPartnerStaff({ ...staff, now: world.now });
  return { g, partnerId, loanId, manager };
}

describe('a month', () => {
  it('is the partner’s, not UTC’s: in Jakarta March begins seven hours earlier', async () => {
    const { g, partnerId, loanId, manager } = await inJakarta();
    await g.reported(partnerId, '2026-03', [{ loanId, amount: '100.00' }], manager);
    world.goTo('2026-03-31T17:30:00Z');
    const cookie = await signInAs(manager, world.now);
    expect((await ask('desk/home', cookie)).body).toMatchObject({ period: '2026-04' });
    expect((await ask('desk/reports', cookie)).body).toMatchObject({ period: '2026-04' });
    expect((await ask('desk/settlements', cookie, {}, {})).status).toBe(302);
    expect(await db().settlement.findFirst()).toMatchObject({ period: '2026-04' });
  });

  it('that cannot be made final says why, where it was pressed', async () => {
    const { g, partnerId, loanId, manager } = await inJakarta();
    const cookie = await signInAs(manager, world.now);
    await g.reported(partnerId, '2026-03', [{ loanId, amount: '100.00' }], manager);
    const again = await ask('desk/report-finalisation', cookie, { period: '2026-03' }, {});
    expect(again.location).toBe('/desk/reports/2026-03?refused=report_is_final');
    const none = await ask('desk/report-finalisation', cookie, { period: '2026-01' }, {});
    expect(none.location).toBe('/desk/reports/2026-01?refused=no_such_report');
  });

  it('is judged by the others as they are when it is saved: running figures add up once', async () => {
    const { partnerId, loanId, manager } = await inJakarta();
    const { now } = world;
    const save = (period: string, amount: string) =>
      saveRepaymentReport({
        partnerId,
        period,
        lines: [{ line: 2, loan: 'it', loanId, kind: 'cumulative', amount }],
        actorId: manager,
        now,
      });
    await Promise.all([save('2026-03', '100.00'), save('2026-04', '200.00')]);
    const lines = await db().repaymentLine.findMany();
    expect(lines.reduce((sum, line) => sum + line.localAmount, 0n)).toBe(20_000n);
    const may = new Date('2026-05-02T09:00:00Z');
    granted(await finaliseReport({ partnerId, period: '2026-04', actorId: manager, now: may }));
  });
});
