import type pg from 'pg';

type Ask = (sql: string, values?: unknown[]) => Promise<pg.QueryResult>;

/** What a slice lent, and what it has had, in cents. */
export interface SliceOfTest {
  readonly principal: bigint;
  readonly repaid: bigint;
  readonly settled: bigint;
}

const when = '2026-06-01T09:00:00Z';
const guarded = ['loans', 'slices', 'slice_owners', 'borrowers'];

/**
 * A loan in repayment with these slices, each another lender's, written by the owner of the tables: no
 * verb makes a loan whose cents are so uneven, nor one of a hundred thousand lenders in a second. On
 * its accounts is more than it will ever move.
 */
export async function loanOfSlices(
  ask: Ask,
  slices: readonly SliceOfTest[],
): Promise<{ loan: number; partner: number }> {
  const triggers = (word: string) =>
    ask(guarded.map((table) => `alter table ${table} ${word} trigger user`).join(';'));
  await triggers('disable');
  const amount = slices.reduce((sum, slice) => sum + slice.principal, 0n);
  const { rows } = await ask(`
    with partner as (
      insert into partners (slug, name, country, zone, is_demo, created_at)
      values ('made-' || gen_random_uuid(), 'Made', 'ID', 'UTC', false, '${when}') returning id),
    borrower as (
      insert into borrowers (partner_id, first_name, country, is_demo, created_at)
      select id, 'Sari', 'ID', false, '${when}' from partner returning id, partner_id)
    insert into loans (slug, partner_id, borrower_id, status, use, sector, activity, country, local_currency,
                       local_amount, currency, amount, share_size, raised, posted_rate, nonpayment_liability,
                       currency_liability, created_at, is_demo)
    select 'made-' || gen_random_uuid(), partner_id, id, 'in_repayment', 'to sell', 'food', 'stall', 'ID', 'IDR',
           1, 'USD', ${amount}, 1, ${amount}, 16000, 'lender', 'lender', '${when}', false
      from borrower returning id, partner_id`);
  const { id: loan, partner_id: partner } = rows[0] as { id: number; partner_id: number };
  const columns = (['principal', 'repaid', 'settled'] as const).map((name) =>
    slices.map((slice) => slice[name].toString()),
  );
  await ask(
    `with lender as (
       insert into people (email, name, created_at)
       select 'l' || n || '-${loan}@made.example', 'Lender', '${when}' from generate_series(1, ${slices.length}) n
       returning id),
     account as (
       insert into accounts (name, currency, side, may_go_below_zero)
       select 'lender:' || id, 'USD', 'credit', false from lender)
     insert into slices (loan_id, number, account, lender_id, principal, repaid, settled, created_at)
     select ${loan}, s.number, 'lender:' || l.id, l.id, s.principal, s.repaid, s.settled, '${when}'
       from (select id, row_number() over (order by id) as number from lender) l
       join unnest($1::bigint[], $2::bigint[], $3::bigint[]) with ordinality as s(principal, repaid, settled, number)
            using (number)`,
    columns,
  );
  await ask(`
    insert into slice_owners (slice_id, account, since, reason)
    select id, account, created_at, 'funded' from slices where loan_id = ${loan};
    insert into accounts (name, currency, side, may_go_below_zero, balance)
    select 'loan:${loan}:' || word, 'USD', side::account_side, false, ${amount}
      from (values ('outstanding', 'debit'), ('lent', 'credit'), ('collected', 'credit')) as v(word, side)`);
  await triggers('enable');
  return { loan, partner };
}
