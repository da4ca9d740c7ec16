import { expect, it } from 'vitest';
import { checkBooks } from '#app/ledger/check-books.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { DemoWorld } from '#sandbox/demonstration/demo-world.ts';
import { letMonthPass } from '#sandbox/demonstration/month.ts';
import { recordedOn } from '#sandbox/demonstration/snapshot.ts';
import type { Stage } from '#sandbox/demo/stage.ts';
import { inDemonstration, withDemonstration } from '#tests/support/demonstration.ts';

withDemonstration();

/** On which day of the month after each partner said that a month is complete. */
async function saidOn(period: string): Promise<Record<string, string>> {
  const reports = await db().repaymentReport.findMany({
    where: { period, status: 'final' },
    include: { partner: true },
  });
  return Object.fromEntries(
    reports.map(({ partner, finalisedAt }) => [
      partner.externalId ?? '',
      finalisedAt ? isoDay(finalisedAt) : '',
    ]),
  );
}

const loanOf = (externalId: string) => db().loan.findFirstOrThrow({ where: { externalId } });

/** `npm run test:long`: what was missed comes with what follows it. */
async function liveThird(stage: Stage): Promise<void> {
  const third = await letMonthPass(new DemoWorld(stage, recordedOn));
  expect(await checkBooks()).toEqual([]);
  expect(third).toMatchObject({ until: '2027-02-28', reported: 8 });
  // Both months come together, early.
  expect(await saidOn('2026-12')).toMatchObject({ 'deux-gares': '2027-02-03' });
  expect(await saidOn('2027-01')).toMatchObject({ 'deux-gares': '2027-02-03' });
}

it('lives two months on: one partner late, one month missed, and the books balance', async () => {
  await inDemonstration(async (stage) => {
    const first = await letMonthPass(new DemoWorld(stage, recordedOn));
    expect(await checkBooks()).toEqual([]);
    expect(first).toMatchObject({ until: '2026-12-26', reported: 7, opened: 3 });
    // Four days late, as the script says; the winter's partner has nothing to report.
    expect(await saidOn('2026-11')).toEqual({
      'neem-chaupal': '2026-12-03',
      'tungku-sembilan': '2026-12-04',
      'lumbung-karang-tirta': '2026-12-06',
      'mti-wa-baraza': '2026-12-08',
      'tres-quebradas': '2026-12-09',
      sagwan: '2026-12-11',
      'deux-gares': '2026-12-11',
    });
    // What was sent back came in mended, and is lent to.
    expect(await loanOf('kwame-2')).toMatchObject({ amount: 27_500n, status: 'funded' });

    // Somebody pushes the button for a day, twice, and then the one for a month.
    stage.time.now = new Date(stage.time.now.getTime() + 2 * 86_400_000);
    const second = await letMonthPass(new DemoWorld(stage, recordedOn));
    expect(await checkBooks()).toEqual([]);
    expect(second).toMatchObject({ until: '2027-01-28', reported: 7 });
    // Paid in December, reported and settled in January.
    expect((await loanOf('ketut-1')).status).toBe('repaid');
    const december = await saidOn('2026-12');
    expect(december).toMatchObject({
      sagwan: '2027-01-07',
      zekari: '2027-01-05',
      'tres-quebradas': '2027-01-15',
    });
    expect(december).not.toHaveProperty('deux-gares');

    if (process.env['PLAYS'] === 'whole') await liveThird(stage);
    const owed = await db().settlement.findMany({ where: { status: 'issued' } });
    expect(owed.map((row) => row.due - row.received).filter((left) => left < 0n)).toEqual([]);
    expect(await db().failedJob.count()).toBe(0);
  });
}, 300_000);
