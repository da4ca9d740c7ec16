import { expect, it } from 'vitest';
import { monthsReported } from '#app/domain/desks/month-strip-rules.ts';

it('says of each month whether it is reported, missing, overdue or still running', () => {
  const rows = monthsReported({
    first: '2026-08',
    today: '2026-11-16',
    reports: [
      { period: '2026-08', status: 'final' },
      { period: '2026-09', status: 'draft' },
      { period: '2026-11', status: 'draft' },
    ],
  });
  expect(rows.map((row) => [row.period, row.state, row.reportBy, row.isOverdue])).toEqual([
    ['2026-08', 'final', '2026-09-15', false],
    ['2026-09', 'draft', '2026-10-15', true],
    ['2026-10', 'none', '2026-11-15', true],
    ['2026-11', 'running', '2026-12-15', false],
  ]);
});

it('gives a partner the fifteenth day itself', () => {
  const on = (today: string) =>
    monthsReported({ first: '2026-10', today, reports: [] })[0]?.isOverdue;
  expect([on('2026-11-15'), on('2026-11-16')]).toEqual([false, true]);
});
