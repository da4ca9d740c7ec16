import { describe, expect, it } from 'vitest';
import { newNotices, noticesOf, seeNotices } from '#app/domain/notifications/notices.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('notices', () => {
  it('say on a page what was mailed, and what of it is new, to whom it was mailed', async () => {
    const g = given(world);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const ben = await g.person('Ben');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await world.work();
    expect(await newNotices(lia)).toBe(1);
    expect(await noticesOf(lia, 'en')).toMatchObject([
      {
        words: expect.stringContaining('100.00'),
        to: expect.stringMatching(/^\/orders\//),
        isNew: true,
      },
    ]);
    expect((await noticesOf(lia, 'id'))[0]?.words).toContain('100,00');
    expect(await noticesOf(ben, 'en')).toEqual([]);

    await seeNotices(lia, world.now);
    expect(await newNotices(lia)).toBe(0);
    world.goTo('2026-03-03T09:00:00Z');
    await g.disbursed(loanId, two);
    await world.work();
    expect((await noticesOf(lia, 'en')).map((notice) => notice.isNew)).toEqual([true, false]);
    expect(await newNotices(lia)).toBe(1);
  });
});
