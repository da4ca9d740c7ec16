import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { expectedByMonth } from './expected-months-rules.ts';

export interface PortfolioMonth {
  /** `2026-03` */
  readonly month: string;
  readonly expected: bigint;
  readonly actual: bigint;
}

/** A lender's repayments by month: what the schedules say, and what came, from the first to the last. */
export async function portfolioMonths(
  lenderId: number,
  currency: Currency,
): Promise<PortfolioMonth[]> {
  const rows = await db().$queryRaw<Due[]>`
    select s.id, s.principal, l.amount, to_char(i.due_on, 'YYYY-MM') as month, i.principal as part
      from slices s join loans l on l.id = s.loan_id join instalments i on i.loan_id = l.id
     where s.lender_id = ${lenderId} and l.currency = ${currency}
       and l.status in ('in_repayment', 'repaid', 'defaulted')
     order by s.id, i.number`;
  const expected = expectedByMonth(slicesIn(rows));
  const paid = await db().$queryRaw<{ month: string; amount: bigint }[]>`
    select to_char(j.booked_at at time zone 'UTC', 'YYYY-MM') as month, sum(p.cash)::bigint as amount
      from slice_payments p join journals j on j.id = p.journal_id
      join slices s on s.id = p.slice_id join loans l on l.id = s.loan_id
     where s.lender_id = ${lenderId} and l.currency = ${currency} and j.kind = 'distribution'
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

/** One instalment of a loan, beside the slice of it. */
interface Due {
  readonly id: number;
  readonly principal: bigint;
  readonly amount: bigint;
  readonly month: string;
  readonly part: bigint;
}

function slicesIn(rows: readonly Due[]) {
  const slices = new Map<number, Slice & { instalments: { month: string; principal: bigint }[] }>();
  for (const { id, principal, amount, month, part } of rows) {
    const slice = slices.get(id) ?? { principal, amount, instalments: [] };
    slice.instalments.push({ month, principal: part });
    slices.set(id, slice);
  }
  return [...slices.values()];
}

type Slice = Pick<Due, 'principal' | 'amount'>;

function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  const months: string[] = [];
  for (let month = first; month && last && month <= last; month = after(month)) months.push(month);
  return months;
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
