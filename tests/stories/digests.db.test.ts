import { describe, expect, it } from 'vitest';
import { sendDigests } from '#app/domain/notifications/send-digests.ts';
import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('the daily mail about repayments', () => {
  it('comes once, though the worker that asked for it died before it could say so', async () => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await g.reported(partner, '2026-03', [{ loanId, amount: '100.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    await g.wired(partner, 1_000n, two);
    await world.work();
    world.goTo('2026-03-03T02:00:00Z');
    const before = world.mailbox.lettersTo('lia@example.org').length;
    // The first run commits; its job runs again, as after a kill, at once and an hour later.
    await Promise.all([sendDigests({ now: world.now }), sendDigests({ now: world.now })]);
    await world.work();
    world.goTo('2026-03-03T03:00:00Z');
    await sendDigests({ now: world.now });
    await world.work();
    expect(world.mailbox.lettersTo('lia@example.org')).toHaveLength(before + 1);
    expect(await db().mail.count({ where: { template: 'repayments_came' } })).toBe(1);
  });
});
