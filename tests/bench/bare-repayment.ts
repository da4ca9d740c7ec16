import type pg from 'pg';

/** The same rows, in as few statements as they can be: nothing is asked, nothing is checked but by the tables. */
export async function bareRepayment(
  owner: pg.ClientBase,
  repaid: { loan: number; slices: number; round: number; whole: bigint },
): Promise<void> {
  const { loan, slices, round, whole } = repaid;
  const each = whole / BigInt(slices);
  const more = whole - each * BigInt(slices);
  const share = `(${each} + (s.number <= ${more})::int)`;
  await owner.query('begin');
  await owner.query(`select set_config('urunan.posts', 'on', true)`);
  const { rows } = await owner.query<{ id: string }>(`
    insert into journals (key, kind, request_hash, booked_at)
    values ('bare:${loan}:${round}', 'distribution', '', '2026-06-01T09:00:00Z') returning id`);
  const journal = rows[0]?.id;
  await owner.query(`
    insert into postings (journal_id, account_id, amount)
    select ${journal}, a.id, -(${share}) from slices s join accounts a on a.name = s.account and a.currency = 'USD'
     where s.loan_id = ${loan}
    union all
    select ${journal}, a.id, case when a.name like '%:outstanding' then -${whole} when a.name like '%:lent' then ${whole} else ${whole} end
      from accounts a where a.name in ('loan:${loan}:outstanding', 'loan:${loan}:lent', 'loan:${loan}:collected')`);
  await owner.query(`
    insert into slice_payments (journal_id, slice_id, cash, currency_loss, gain)
    select ${journal}, s.id, ${share}, 0, 0 from slices s where s.loan_id = ${loan}`);
  await owner.query(`
    update accounts a set balance = balance + case a.side when 'debit' then p.amount else -p.amount end
      from postings p where p.journal_id = ${journal} and a.id = p.account_id`);
  await owner.query(`
    update slices s set repaid = repaid + p.cash, settled = settled + p.cash
      from slice_payments p where p.journal_id = ${journal} and p.slice_id = s.id`);
  await owner.query('commit');
}
