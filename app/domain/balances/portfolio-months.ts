import { isPaidOut } from '#app/domain/borrowers/lateness-rules.ts';
import { type Day, isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { expectedByMonth } from './expected-months-rules.ts';
import type { LentSlice } from './lent-slices.ts';

export interface PortfolioMonth {
  /** `2026-03` */
  readonly month: string;
  readonly expected: bigint;
  readonly actual: bigint;
}

/** The repayments of a lender's slices by month: what the schedules say, and what came, from the first to the last. */
export async function portfolioMonths(slices: readonly LentSlice[]): Promise<PortfolioMonth[]> {
  const expected = expectedByMonth(
    slices.filter(({ loan }) => isPaidOut(loan.status)).map(expectedOf),
  );
  const paid = await db().$queryRaw<{ month: string; amount: bigint }[]>`
    select to_char(j.booked_at at time zone 'UTC', 'YYYY-MM') as month, sum(p.cash)::bigint as amount
      from slice_payments p join journals j on j.id = p.journal_id
     where p.slice_id = any(${slices.map((slice) => slice.id)}::int[]) and j.kind = 'distribution'
       and not exists (select from journals r where r.reverses_id = j.id)
     group by 1`;
  const actual = new Map(paid.map((row) => [row.month, row.amount]));
  const months = [...expected.keys(), ...actual.keys()].sort();
  return monthsBetween(months[0], months.at(-1)).map((month) => ({
    month,
    expected: expected.get(month) ?? 0n,
    actual: actual.get(month) ?? 0n,
  }));
}

const expectedOf = ({ principal, loan }: LentSlice) => ({
  principal,
  amount: loan.amount,
  instalments: loan.instalments.map((row) => ({
    month: monthOf(isoDay(row.dueOn)),
    principal: row.principal,
  })),
});

const monthOf = (day: Day) => day.slice(0, 7);

function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  const months: string[] = [];
  for (let month = first; month && last && month <= last; month = after(month)) months.push(month);
  return months;
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
