import { type Day, isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Difference, Side } from './tie-rules.ts';

/** What the books say of the bank, and what the bank's lines come to, at an instant. */
export async function bankSides(tx: Tx, end: Date): Promise<Side[]> {
  const rows = await tx.$queryRaw<{ currency: string; books: bigint; world: bigint }[]>`
    with books as (
      select a.currency, sum(p.amount)::bigint as amount
        from accounts a join postings p on p.account_id = a.id join journals j on j.id = p.journal_id
       where a.name = 'bank' and j.booked_at < ${end} group by 1),
    lines as (
      select currency, sum(amount)::bigint as amount from bank_lines where day < ${isoDay(end)}::date
       group by 1)
    select coalesce(b.currency, l.currency) as currency,
           coalesce(b.amount, 0) as books, coalesce(l.amount, 0) as world
      from books b full join lines l on l.currency = b.currency order by 1`;
  return rows.map((row) => ({ ...row, place: 'bank' as const }));
}

type Row = Omit<Difference, 'kind'>;

/** What of the bank's lines is not in the books of that day, and what of the books on none of its lines. */
export async function bankDifferences(tx: Tx, end: Date, today: Day): Promise<Difference[]> {
  const open = await tx.$queryRaw<Row[]>`
    select l.currency, -l.amount as amount, 'bank_line:' || l.id as subject,
           case when l.line = 0 then 'opening' else coalesce(l.name, l.text) end as text,
           to_char(l.day, 'YYYY-MM-DD') as since, false as "isSettled",
           ${today}::date - (s.imported_at at time zone 'UTC')::date as days
      from bank_lines l join bank_statements s on s.id = l.statement_id
     where l.booked_at is null and l.day < ${isoDay(end)}::date order by l.day, l.id`;
  const later = await tx.$queryRaw<Row[]>`
    select l.currency, -sum(e.amount)::bigint as amount, 'bank_line:' || l.id as subject,
           case when l.line = 0 then 'opening' else coalesce(l.name, l.text) end as text,
           to_char(l.day, 'YYYY-MM-DD') as since, true as "isSettled", 0 as days
      from bank_lines l join bank_line_entries e on e.line_id = l.id join journals j on j.id = e.journal_id
     where l.day < ${isoDay(end)}::date and j.booked_at >= ${end}
     group by l.id order by l.day, l.id`;
  // What the bank has not told of yet, or what its first balance holds, nobody can miss.
  const way = await tx.$queryRaw<Row[]>`
    with told as (
      select a.currency, least(min(a.opening_on), min(s.from_day) - 1) as opened,
             least(max(s.to_day), ${today}::date) as until
        from bank_accounts a join bank_statements s on s.account_id = a.id group by 1),
    own as (
      select j.id, j.kind, j.booked_at, j.reverses_id, a.currency, p.amount,
             p.amount - coalesce((select sum(e.amount) from bank_line_entries e
                                    join bank_lines l on l.id = e.line_id
                                   where e.journal_id = j.id and l.day < ${isoDay(end)}::date), 0) as left_then,
             p.amount - coalesce((select sum(e.amount) from bank_line_entries e
                                   where e.journal_id = j.id), 0) as left_now
        from accounts a join postings p on p.account_id = a.id join journals j on j.id = p.journal_id
       where a.name = 'bank')
    select o.currency, o.left_then::bigint as amount, 'journal:' || o.id as subject, o.kind as text,
           to_char(o.booked_at at time zone 'UTC', 'YYYY-MM-DD') as since,
           (o.left_now = 0 or m.id is not null) as "isSettled",
           coalesce(case when (o.booked_at at time zone 'UTC')::date > coalesce(t.opened, 'infinity'::date)
                         then t.until - (o.booked_at at time zone 'UTC')::date end, 0) as days
      from own o
      left join told t on t.currency = o.currency
      left join own m on m.currency = o.currency and m.left_now = -o.left_now and o.left_now <> 0
       and (m.reverses_id = o.id or o.reverses_id = m.id)
     where o.booked_at < ${end} and o.left_then <> 0
       and not (m.id is not null and m.booked_at < ${end} and m.left_then = -o.left_then)
     order by o.id`;
  return [
    ...open.map((row) => ({ ...row, kind: 'line_open' as const })),
    ...later.map((row) => ({ ...row, kind: 'line_booked_later' as const })),
    ...way.map((row) => ({ ...row, kind: 'on_its_way' as const })),
  ];
}

/** Accounts whose bank has said nothing of a day, and books of a bank that no account is known for. */
export async function missingStatements(tx: Tx, day: Day): Promise<Difference[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select a.currency, 0::bigint as amount, 'bank_account:' || a.id as subject, a.name as text,
           ${day}::text as since, 0 as days, false as "isSettled"
      from bank_accounts a
     where not exists (select from bank_statements s where s.account_id = a.id
                        and ${day}::date between s.from_day and s.to_day)
     union all
    select b.currency, 0, 'bank', '', ${day}::text, 0, false
      from accounts b
     where b.name = 'bank' and not exists (select from bank_accounts a where a.currency = b.currency)`;
  const wrong = await tx.$queryRaw<Row[]>`
    select a.currency, 0::bigint as amount, 'bank_account:' || a.id as subject, a.name as text,
           ${day}::text as since, 0 as days, false as "isSettled"
      from bank_accounts a
      join lateral (select closing from bank_statements s
                     where s.account_id = a.id and s.to_day = ${day}::date and s.closing is not null
                     order by s.id desc limit 1) s on true
     where s.closing <> (select coalesce(sum(l.amount), 0) from bank_lines l
                          where l.account_id = a.id and l.day <= ${day}::date)`;
  return [
    ...rows.map((row) => ({ ...row, kind: 'no_statement' as const })),
    ...wrong.map((row) => ({ ...row, kind: 'closing_differs' as const })),
  ];
}
