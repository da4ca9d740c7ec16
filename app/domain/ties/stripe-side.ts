import type { Tx } from '#app/platform/db.ts';
import type { Difference, Side } from './tie-rules.ts';

/** What the books say of Stripe, and what Stripe's own lines come to, at an instant. */
export async function stripeSides(tx: Tx, end: Date): Promise<Side[]> {
  const rows = await tx.$queryRaw<{ currency: string; books: bigint; world: bigint }[]>`
    with books as (
      select a.currency, sum(p.amount)::bigint as amount
        from accounts a join postings p on p.account_id = a.id join journals j on j.id = p.journal_id
       where a.name = 'stripe' and j.booked_at < ${end} group by 1),
    lines as (
      select currency, sum(amount - fee)::bigint as amount from balance_transactions
       where coalesce(created_at, booked_at) < ${end} group by 1)
    select coalesce(b.currency, l.currency) as currency,
           coalesce(b.amount, 0) as books, coalesce(l.amount, 0) as world
      from books b full join lines l on l.currency = b.currency order by 1`;
  return rows.map((row) => ({ ...row, place: 'stripe' as const }));
}

type Row = Omit<Difference, 'kind'>;

/** What of Stripe's reached our books on another day than it happened, and what nobody has named. */
export async function stripeDifferences(tx: Tx, end: Date, today: string): Promise<Difference[]> {
  const otherDay = await tx.$queryRaw<Row[]>`
    select currency,
           case when booked_at < ${end} then amount - fee else fee - amount end as amount,
           'stripe_line:' || id as subject, type as text,
           to_char(coalesce(created_at, booked_at) at time zone 'UTC', 'YYYY-MM-DD') as since,
           0 as days, true as "isSettled"
      from balance_transactions
     where (coalesce(created_at, booked_at) < ${end}) <> (booked_at < ${end})
     order by id`;
  const charges = await tx.$queryRaw<Row[]>`
    select c.currency, c.amount, 'card_payment:' || c.id as subject, 'charge' as text,
           to_char(c.paid_at at time zone 'UTC', 'YYYY-MM-DD') as since,
           0 as days, t.id is not null as "isSettled"
      from card_payments c left join balance_transactions t on t.id = c.balance_transaction_id
     where c.paid_at < ${end} and (t.id is null or t.booked_at >= ${end})
     order by c.id`;
  const open = await tx.$queryRaw<Row[]>`
    select currency, 0::bigint as amount, 'stripe_line:' || id as subject, type as text,
           to_char(coalesce(created_at, booked_at) at time zone 'UTC', 'YYYY-MM-DD') as since,
           ${today}::date - (coalesce(created_at, booked_at) at time zone 'UTC')::date as days,
           false as "isSettled"
      from balance_transactions
     where is_open and coalesce(created_at, booked_at) < ${end} order by id`;
  return [
    ...[...otherDay, ...charges].map((row) => ({ ...row, kind: 'stripe_later' as const })),
    ...open.map((row) => ({ ...row, kind: 'stripe_open' as const })),
  ];
}
