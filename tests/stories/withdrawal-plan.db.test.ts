import { describe, expect, it } from 'vitest';
import { planToConfirm } from '#app/domain/withdrawals/plan-withdrawal.ts';
import { withdrawalPlan } from '#app/domain/withdrawals/where-it-goes.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { granted } from '#tests/support/given.ts';
import { withBalance } from '#tests/support/with-balance.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('a withdrawal', () => {
  it('is planned, mailed, and moves nothing before its link is opened', async () => {
    const { lia, ask, mailed, confirm } = await withBalance(world);
    const { planId } = granted(await ask(4_000n));
    const plan = await withdrawalPlan(lia, planId);
    expect(plan?.parts).toEqual([
      { number: 1, amount: 4_000n, to: { to: 'card', card: 'visa 4242' } },
    ]);
    const token = await mailed();
    expect(await lenderBalance(lia, 'USD')).toBe(10_000n);
    expect(await db().payout.count()).toBe(0);

    const { payoutId } = granted(await confirm(token));
    expect(await lenderBalance(lia, 'USD')).toBe(6_000n);
    expect(await withdrawalPlan(lia, planId)).toMatchObject({ payoutId });
    expect(await confirm(token)).toEqual({ refused: 'link_is_not_valid' });
    await world.work();
    expect(await db().payout.count()).toBe(1);
    expect(await checkBooks()).toEqual([]);
  });

  it('is confirmed by its own lender alone, within a day', async () => {
    const { lia, other, ask, mailed, confirm } = await withBalance(world);
    granted(await ask(4_000n));
    const token = await mailed();
    expect(await planToConfirm({ token, lenderId: other, now: world.now })).toBeNull();
    expect(await confirm(token, other)).toEqual({ refused: 'link_is_not_valid' });
    expect(await planToConfirm({ token, lenderId: lia, now: world.now })).not.toBeNull();
    world.goTo('2026-05-21T09:00:01Z');
    expect(await confirm(token)).toEqual({ refused: 'link_is_not_valid' });
    expect(await lenderBalance(lia, 'USD')).toBe(10_000n);
  });

  it('that is no longer covered is refused, and the link stays good', async () => {
    const { lia, ask, mailed, confirm } = await withBalance(world);
    granted(await ask(8_000n));
    const token = await mailed();
    granted(await ask(8_000n));
    const second = await mailed();
    granted(await confirm(second));
    expect(second).not.toBe(token);
    expect(await confirm(token)).toEqual({ refused: 'amount_is_above_the_balance' });
    expect(await planToConfirm({ token, lenderId: lia, now: world.now })).not.toBeNull();
    expect(await db().payout.count()).toBe(1);
  });

  it('is held once, though its link is pressed twice at once', async () => {
    const { lia, ask, mailed, confirm } = await withBalance(world);
    granted(await ask(4_000n));
    const token = await mailed();
    // One transaction holds the lender while the others begin, so that they are sure to collide.
    let letGo = () => {};
    const begun = new Promise<void>((resolve) => (letGo = resolve));
    const holding = inTransaction(async (tx) => {
      await tx.$queryRaw`select id from people where id = ${lia} for update`;
      await begun;
    });
    const presses = [confirm(token), confirm(token), confirm(token)];
    await new Promise((resolve) => setTimeout(resolve, 300));
    letGo();
    await holding;
    const answers = await Promise.all(presses);
    expect(answers.filter((it) => 'payoutId' in it)).toHaveLength(1);
    expect(answers.filter((it) => 'refused' in it)).toEqual([
      { refused: 'link_is_not_valid' },
      { refused: 'link_is_not_valid' },
    ]);
    expect(await lenderBalance(lia, 'USD')).toBe(6_000n);
  });
});
