import { expect, it } from 'vitest';
import { newestLines, statementOf } from '#app/domain/balances/statement.ts';
import { linesOfPeriod } from '#app/domain/balances/statement-period-rules.ts';
import { db } from '#app/platform/db.ts';
import { inDemonstration, withDemonstration } from '#tests/support/demonstration.ts';

withDemonstration();

it('the newest lines of a statement are the end of the whole one, for every lender and any months', async () => {
  await inDemonstration(async () => {
    const lenders = await db().$queryRaw<{ id: number }[]>`
      select lender_id as id, count(*) from orders group by 1 order by 2 desc, 1 limit 40`;
    expect(lenders.length).toBeGreaterThan(20);
    let cut = 0;
    for (const { id: lenderId } of lenders) {
      const whole = await statementOf(lenderId, 'USD');
      const months = [...new Set(whole.map((line) => line.at.toISOString().slice(0, 7)))];
      const [early = null, late = null] = [months[1], months.at(-2)];
      const periods = [
        { from: null, to: null },
        { from: early, to: null },
        { from: null, to: late },
        { from: late, to: late },
        { from: '2199-01', to: null },
      ];
      for (const period of periods) {
        const { lines, ...ends } = linesOfPeriod(whole, period);
        for (const most of [1, 4, 1_000]) {
          const newest = await newestLines({ lenderId, currency: 'USD', period, most });
          const hasMore = lines.length > most;
          if (hasMore) cut += 1;
          expect(newest).toEqual({ ...ends, lines: lines.slice(-most), hasMore });
        }
      }
    }
    expect(cut).toBeGreaterThan(100);
  });
}, 60_000);
