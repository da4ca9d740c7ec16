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
    expect(await newNotices(lia)).toBe(2);
    const told = async (language: 'en' | 'id') =>
      (await noticesOf(lia, language))
        .map(({ words, to, isNew }) => `${isNew} ${to} ${words}`)
        .sort();
    const [funded = '', paid = ''] = await told('en');
    expect(funded).toMatch(/^true \/loans\/.* is fully funded$/);
    expect(paid).toMatch(/^true \/orders\/.*100\.00/);
    expect((await told('id'))[1]).toContain('100,00');
    expect(await noticesOf(ben, 'en')).toEqual([]);

    await seeNotices(lia, world.now);
    expect(await newNotices(lia)).toBe(0);
    world.goTo('2026-03-03T09:00:00Z');
    await g.disbursed(loanId, two);
    await world.work();
    expect((await noticesOf(lia, 'en')).map((notice) => notice.isNew)).toEqual([
      true,
      false,
      false,
    ]);
    expect(await newNotices(lia)).toBe(1);
  });
});
