import { readdirSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { namesByKind, sideOf } from '#app/ledger/accounts.ts';
import { type Mark, checkDay, checkWhole, partsOfADay } from '#app/ledger/check-day.ts';
import { breaks, everything, otherWay, unguarded } from '#tests/support/broken-books.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { asOwner, inCopy } from '#tests/support/database.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

it('what is owed is every account of the chart that is somebody else’s', async () => {
  const names = Object.values(namesByKind)
    .flat()
    .map((name) => name.replace('#', '12'));
  const { rows } = await asOwner('select name from unnest($1::text[]) name where is_owed(name)', [
    [...names, 'tips', 'fees', 'operator', 'suspense', 'stripe', 'bank'],
  ]);
  const ours = ['loan:12:lent'];
  const owed = names.filter((name) => sideOf(name) === 'credit' && !ours.includes(name));
  expect(rows.map((row) => (row as { name: string }).name).sort()).toEqual(owed.sort());
});

describe('the checks of a day', () => {
  it('are all of them, each asked of one part of it', () => {
    const checks = readdirSync('prisma/checks').filter((name) => name.endsWith('.sql'));
    const parts = checks.map(
      (name) => partsOfADay.filter(({ checks: of }) => of.test(name)).length,
    );
    expect(parts).toEqual(checks.map(() => 1));
  });

  it('count what was owed before beside what the day added', async () => {
    await everything(world);
    const mark = await marked();
    const g = given(world);
    const loanId = await g.loan(await g.partner({ name: 'Another' }));
    await g.lends(await g.person('Ben'), [{ loanId, amount: 5_000n }]);
    expect((await checkDay(world.now, mark)).failures).toEqual([]);
    const totals = [
      '07_what_is_owed_is_covered',
      '24_stripe_equals_its_lines',
      '26_deposits_equal_their_accounts',
    ];
    for (const check of totals)
      await inCopy(async (ownerUrl) => {
        await breakBy(ownerUrl, breaks[check] ?? '');
        // By one line of the day: of those before, only the whole check asks.
        const { failures } = await checkDay(world.now, mark);
        expect(failures.map((failure) => failure.check)).toContain(check);
      });
  });

  it('ask about slices that the host took over, of loans that nothing else touched', async () => {
    await everything(world);
    const mark = await marked();
    const { chargeId } = await db().cardPayment.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const { id } = world.stripe.ledger.dispute(chargeId);
    await applyDispute({ disputeId: id, now: world.now });
    world.stripe.ledger.closeDispute(id, 'lost');
    await applyDispute({ disputeId: id, now: world.now });
    const found = async () =>
      (await checkDay(world.now, mark)).failures.map((failure) => failure.check);
    expect(await found()).toEqual([]);
    await asOwner(`update slice_owners set repaid_before = repaid_before + 7, price = price - 7
                    where reason = 'dispute_lost'`);
    expect(await found()).toEqual(['23_nobody_owes_for_what_was_sold']);
    await asOwner(`update slice_owners set price = price + 1 where reason = 'dispute_lost'`);
    expect(await found()).toContain('16_lenders_lent_is_accounted_for');
  });

  it('find in what was booked that day whatever the whole check would', async () => {
    const mark = await marked();
    await everything(world);
    expect((await checkDay(world.now, mark)).failures).toEqual([]);
    const broken = Object.entries(breaks).flatMap(([check, sql]) =>
      [sql, ...otherWay(check, sql)].map((one) => ({ check, sql: one })),
    );
    const silent: string[] = [];
    for (const { check, sql } of broken) {
      await inCopy(async (ownerUrl) => {
        await breakBy(ownerUrl, sql);
        const found = (await checkDay(world.now, mark)).failures.map((failure) => failure.check);
        if (!found.includes(check)) silent.push(`${check}: ${sql} (found ${found.join(', ')})`);
      });
    }
    expect(silent).toEqual([]);
  });
});

async function marked(): Promise<Mark> {
  const { mark } = await checkWhole(world.now);
  if (!mark) throw new Error('nothing to go on from');
  return mark;
}

async function breakBy(ownerUrl: string, sql: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`${unguarded}; ${sql}`);
  await owner.end();
}
