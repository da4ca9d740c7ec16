import { describe, expect, it } from 'vitest';
import { askedAndOwed } from '#app/domain/partners/partner-limit.ts';
import { writeRates } from '#app/domain/rates/exchange-rates.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { isoDay } from '#app/money/days.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('what a partner owes under its limit', () => {
  it('is what lenders may still expect of it, not what the currency took', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner({ currencyLiability: 'lender' });
    const two = await g.treasurers();
    const lia = await g.person('Lia');
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    expect(await askedAndOwed(db(), partner)).toBe(10_000n);

    // Half is collected while the local money has lost a fifth: 40 come, 10 are lost for good.
    const { now } = world;
    const rate = {
      currency: 'PHP',
      perCurrency: 'USD',
      rate: '12.5',
      day: isoDay(now),
      source: 'test',
    } as const;
    await inTransaction((tx) => writeRates(tx, { rates: [rate], actorId: two[0], now }));
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], two[0]);
    await g.settled(partner, '2026-03', two[0]);
    await g.wired(partner, 4_000n, two);
    await world.work();

    expect(await db().slice.findFirst({ where: { loanId } })).toMatchObject({
      repaid: 4_000n,
      settled: 5_000n,
    });
    expect(await askedAndOwed(db(), partner)).toBe(5_000n);
  });
});
