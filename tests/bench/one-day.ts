import { slicesEach, instalmentsEach, worldDay } from './a-million-loans.ts';
import type { Place } from './place.ts';

/** Repays so many loans of the world's what is due last, by SQL: a day that the books had not seen yet. */
export async function letADayPass(place: Place, loans: number): Promise<void> {
  const tables = ['journals', 'postings', 'accounts', 'slices', 'slice_payments'];
  for (const table of tables) await place.sql(`alter table ${table} disable trigger user`);
  await place.sql(`
    create temporary table day as
    select id as loan from loans
     where status = 'in_repayment' and id % 100 >= 3 order by id % 997, id limit ${loans};
    insert into journals (key, kind, request_hash, booked_at)
    select 'distribute:${instalmentsEach}:' || loan, 'distribution', '', '${worldDay.toISOString()}' from day;
    create temporary table part as
    select j.id as journal, d.loan, s.id as slice, s.account, s.principal - s.settled as cash
      from day d join journals j on j.key = 'distribute:${instalmentsEach}:' || d.loan
      join slices s on s.loan_id = d.loan;
    insert into slice_payments (journal_id, slice_id, cash, currency_loss, gain)
    select journal, slice, cash, 0, 0 from part;
    update slices s set repaid = s.repaid + p.cash, settled = s.settled + p.cash from part p where p.slice = s.id;
    create temporary table moved_today as
    select p.journal, a.id as account, -sum(p.cash)::bigint as amount
      from part p join accounts a on a.name = p.account and a.currency = 'USD' group by 1, 2
    union all
    select w.journal, a.id, w.cash * v.sign
      from (select journal, loan, sum(cash)::bigint as cash from part group by 1, 2) w,
           (values ('bank', 1), ('outstanding', -1), ('lent', 1)) as v(word, sign),
           lateral (select id from accounts where currency = 'USD'
                       and name = case v.word when 'bank' then 'bank' else 'loan:' || w.loan || ':' || v.word end) a;
    insert into postings (journal_id, account_id, amount) select journal, account, amount from moved_today;
    update accounts a
       set balance = balance + case a.side when 'debit' then m.amount else -m.amount end
      from (select account, sum(amount)::bigint as amount from moved_today group by 1) m where m.account = a.id;
    drop table day, part, moved_today`);
  for (const table of tables) await place.sql(`alter table ${table} enable trigger user`);
  const { rows } = await place.sql(`
    select count(*)::int as count from journals j join slice_payments p on p.journal_id = j.id
     where j.key like 'distribute:${instalmentsEach}:%' and j.transaction > 1`);
  const { count } = rows[0] as { count: number };
  if (count !== loans * slicesEach) throw new Error(`the day has ${count} payments`);
}
