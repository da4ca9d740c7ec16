import { bookCheckouts, payByCard } from './paid-by-card.ts';
import type { Place } from './place.ts';

interface WorldSize {
  readonly loans: number;
  readonly open: number;
  readonly lenders: number;
  readonly partners: number;
}

export const worldSizes = {
  small: { loans: 400, open: 60, lenders: 40, partners: 5 },
  full: { loans: 1_000_000, open: 20_000, lenders: 200_000, partners: 50 },
} as const satisfies Record<Place['size'], WorldSize>;

/** Each loan has so many lenders, and is due in so many monthly parts. */
export const slicesEach = 4;
export const instalmentsEach = 3;

/** What the clock says in the world: this hour, as processes that serve it live on the machine's time. */
export const worldDay = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
const day = new Date(worldDay.getTime() - 3_600_000).toISOString();

/**
 * Loans of every kind with their lenders, repayments and books, written by SQL: each journal has its
 * two ends, each balance is the sum of its postings, each slice has what its payments say. A fifth of
 * all loans is one partner's. Every tenth lender pays each slice by card, the others by bank.
 *
 * Of a hundred loans, two or so are open, one is funded, thirty are being repaid (a tenth of them
 * late), the others are repaid.
 */
export async function makeWorld(place: Place, size: WorldSize): Promise<void> {
  const { loans, open, lenders, partners } = size;
  const tables =
    'people, partners, borrowers, borrower_consents, loans, loan_stories, loan_events, instalments, slices, slice_owners, slice_payments, orders, order_lines, card_payments, journals, postings, accounts';
  for (const table of tables.split(', '))
    await place.sql(`alter table ${table} disable trigger user`);
  const run = async (sql: string) => void (await place.fill(sql));
  await run(`
    insert into people (email, name, created_at, verified_at)
    select 'lender' || n || '@bench.example', 'Lender ' || n, '${day}'::timestamptz - interval '900 days', '${day}'
      from generate_series(1, ${lenders}) n`);
  await run(`
    insert into partners (slug, name, country, zone, is_demo, created_at)
    select 'partner-' || n, 'Partner ' || n, (array['ID','KE','PH','UG','BO'])[1 + n % 5], 'UTC', false,
           '${day}'::timestamptz - interval '900 days'
      from generate_series(1, ${partners}) n`);
  await run(`
    insert into borrowers (partner_id, client_id, first_name, last_name, gender, country, town, drawing, is_demo, created_at)
    select case when n % 5 = 0 then 1 else 1 + n % ${partners} end, 'c' || n,
           (array['Sari','Grace','Maria','Joyce','Budi','Rosa','Dewi'])[1 + n % 7], 'B' || n,
           case when n % 4 = 0 then 'male' else 'female' end, (array['ID','KE','PH','UG','BO'])[1 + n % 5],
           'Town ' || n % 500, null, false, '${day}'::timestamptz - interval '800 days'
      from generate_series(1, ${loans}) n`);
  await run(`
    insert into borrower_consents (borrower_id, given_at) select id, created_at from borrowers`);
  await run(`
    insert into loans (slug, partner_id, borrower_id, status, use, sector, activity, country, town, local_currency,
                       local_amount, currency, amount, share_size, raised, fundraiser_ends_at, posted_rate,
                       nonpayment_liability, currency_liability, apr, created_at, is_demo)
    select 'loan-' || n, b.partner_id, b.id, status::loan_status, 'To buy stock for stall ' || n,
           (array['food','agriculture','retail','services','clothing','education'])[1 + n % 6], 'stall', b.country, b.town,
           'IDR', amount * 160, 'USD', amount, 2500,
           case status when 'fundraising' then amount / 2 / 2500 * 2500 else amount end,
           '${day}'::timestamptz + make_interval(hours => 1 + n % 700), 16000, 'lender', 'lender',
           case when n % 3 > 0 then 1000 + n % 4000 end, '${day}'::timestamptz - make_interval(days => n % 700), false
      from borrowers b, lateral (select b.id as n) k,
           lateral (select (8 + n % 72) * 10000::bigint as amount,
                           case when n > ${loans - open} then 'fundraising'
                                when n > ${loans - open} - ${loans} / 100 then 'funded'
                                when n % 10 < 3 then 'in_repayment' else 'repaid' end as status) w`);
  await run(`
    insert into loan_stories (loan_id, language, text)
    select id, 'en', 'Her stall stands at the market of ' || town || '; what she sells is bought by neighbours.'
      from loans where status in ('fundraising', 'funded')`);
  await run(`
    insert into loan_events (loan_id, becomes, at)
    select id, status, created_at from loans`);
  await run(`
    insert into instalments (loan_id, number, due_on, local_principal, local_interest, principal)
    select l.id, k, case when l.status in ('in_repayment', 'repaid')
                         then ('${day}'::timestamptz - make_interval(days => case
                                 when l.status = 'repaid' then 200 - k * 30 else 100 - k * 30 end))::date
                         else ('${day}'::timestamptz + make_interval(days => k * 30))::date end,
           part * 160, part * 8, part
      from loans l, generate_series(1, ${instalmentsEach}) k,
           lateral (select case when k < ${instalmentsEach} then l.amount / ${instalmentsEach}
                                else l.amount - l.amount / ${instalmentsEach} * ${instalmentsEach - 1} end as part) p`);
  await run(`
    insert into slices (loan_id, number, account, lender_id, principal, created_at)
    select l.id, k, 'lender:' || w.lender, w.lender, l.raised / ${slicesEach}, l.created_at
      from loans l, generate_series(1, ${slicesEach}) k,
           lateral (select 1 + (l.id::bigint * 7919 + k * 104729) % ${lenders} as lender) w
     where l.raised > 0`);
  await run(`
    update slices s set principal = s.principal + l.raised - l.raised / ${slicesEach} * ${slicesEach}
      from loans l where l.id = s.loan_id and s.number = 1 and l.raised % ${slicesEach} <> 0`);
  await run(`
    insert into slice_owners (slice_id, account, since, reason)
    select id, account, created_at, 'funded' from slices`);
  await payByCard(run);
  await run(`
    insert into accounts (name, currency, side, may_go_below_zero)
    select 'bank', 'USD', 'debit'::account_side, true
    union all select 'stripe', 'USD', 'debit', true
    union all select 'lender:' || n, 'USD', 'credit', false from generate_series(1, ${lenders}) n
    union all select 'loan:' || id || ':' || word, 'USD', side::account_side, false
      from loans, (values ('outstanding', 'debit'), ('lent', 'credit')) as v(word, side)
     where status in ('in_repayment', 'repaid')
    union all select 'loan:' || id || ':raised', 'USD', 'credit', false
      from loans l where status in ('fundraising', 'funded') and raised > 0
         or exists (select from slices s where s.loan_id = l.id and s.order_id is not null)`);
  await run(`
    insert into journals (key, kind, request_hash, booked_at, transaction)
    select 'deposit:' || n, 'deposit', '', '${day}'::timestamptz - interval '900 days', 1
      from (select distinct lender_id as n from slices where order_id is null) who`);
  await run(`
    insert into journals (key, kind, request_hash, booked_at, transaction)
    select 'raise:' || id, 'raised', '', created_at, 1 from loans where status in ('fundraising', 'funded') and raised > 0`);
  await run(`
    insert into journals (key, kind, request_hash, booked_at, transaction)
    select 'disburse:' || id, 'disbursed', '', created_at, 1 from loans where status in ('in_repayment', 'repaid')`);
  // One repayment for each part that is paid: of loans being repaid the first two, of every tenth only one.
  await run(`
    insert into journals (key, kind, request_hash, booked_at, transaction)
    select 'distribute:' || k || ':' || l.id, 'distribution', '',
           '${day}'::timestamptz - make_interval(days => (case when l.status = 'repaid' then 200 else 100 end) - k * 30), 1
      from loans l, generate_series(1, ${instalmentsEach}) k
     where l.status = 'repaid' or (l.status = 'in_repayment' and k <= case when l.id % 100 < 3 then 1 else 2 end)
     order by k, l.id`);
  await run(`
    insert into slice_payments (journal_id, slice_id, cash, currency_loss, gain)
    select j.id, s.id, case k when ${instalmentsEach} then s.principal - s.principal / ${instalmentsEach} * ${instalmentsEach - 1}
                              else s.principal / ${instalmentsEach} end, 0, 0
      from (select id, split_part(key, ':', 2)::int as k, split_part(key, ':', 3)::int as loan
              from journals where kind = 'distribution') j
      join slices s on s.loan_id = j.loan`);
  await run(`
    update slices s set repaid = p.cash, settled = p.cash
      from (select slice_id, sum(cash) as cash from slice_payments group by 1) p where p.slice_id = s.id`);
  await run(`
    insert into postings (journal_id, account_id, amount)
    select j.id, a.id, case v.word when 'outstanding' then l.amount else -l.amount end
      from (select id, split_part(key, ':', 2)::int as loan from journals where kind = 'disbursed') j
      join loans l on l.id = j.loan, (values ('outstanding'), ('lent')) as v(word),
           lateral (select id from accounts where name = 'loan:' || j.loan || ':' || v.word) a`);
  // What each other lender lent came by bank, and left their balance with the loan.
  await run(`
    create temporary table lent as
    select s.loan_id as loan, s.lender_id as lender, a.id as account, sum(s.principal)::bigint as cash
      from slices s join accounts a on a.name = s.account and a.currency = 'USD'
     where s.order_id is null group by 1, 2, 3;
    create temporary table came as select lender, account, sum(cash)::bigint as cash from lent group by 1, 2;
    insert into deposit_accounts (lender_id, currency, account, came, last_at)
    select lender, 'USD', 'BANK' || lender, cash, '${day}' from came;
    insert into postings (journal_id, account_id, amount)
    select j.id, v.account, v.amount
      from came c join journals j on j.key = 'deposit:' || c.lender,
           lateral (values (c.account, -c.cash), ((select id from accounts where name = 'bank'), c.cash)) as v(account, amount);
    create temporary table funded as
    select id as journal, kind, split_part(key, ':', 2)::int as loan from journals where kind in ('raised', 'disbursed');
    insert into postings (journal_id, account_id, amount)
    select f.journal, n.account, n.cash from funded f join lent n on n.loan = f.loan;
    insert into postings (journal_id, account_id, amount)
    select f.journal, a.id, -l.raised
      from funded f join loans l on l.id = f.loan join accounts a on a.name = 'bank' where f.kind = 'disbursed';
    insert into postings (journal_id, account_id, amount)
    select f.journal, a.id, v.amount
      from funded f
      join (select loan_id, coalesce(sum(principal) filter (where order_id is null), 0)::bigint as by_bank,
                   coalesce(sum(principal) filter (where order_id is not null), 0)::bigint as by_card
              from slices group by 1) s on s.loan_id = f.loan
      join accounts a on a.name = 'loan:' || f.loan || ':raised',
           lateral (select case f.kind when 'raised' then -s.by_bank else s.by_card end as amount) v
     where v.amount <> 0;
    drop table lent, came, funded`);
  await bookCheckouts(run);
  await run(`
    create temporary table paid as
    select j.id as journal, j.loan, a.id as account, sum(p.cash)::bigint as cash
      from (select id, split_part(key, ':', 3)::int as loan from journals where kind = 'distribution') j
      join slice_payments p on p.journal_id = j.id join slices s on s.id = p.slice_id
      join accounts a on a.name = s.account and a.currency = 'USD'
     group by 1, 2, 3;
    insert into postings (journal_id, account_id, amount) select journal, account, -cash from paid;
    create temporary table whole as select journal, loan, sum(cash)::bigint as cash from paid group by 1, 2;
    insert into postings (journal_id, account_id, amount)
    select journal, (select id from accounts where name = 'bank'), cash from whole;
    insert into postings (journal_id, account_id, amount)
    select w.journal, a.id, case v.word when 'lent' then w.cash else -w.cash end
      from whole w, (values ('outstanding'), ('lent')) as v(word),
           lateral (select id from accounts where name = 'loan:' || w.loan || ':' || v.word) a;
    drop table paid, whole`);
  await run(`
    update accounts a set balance = case a.side when 'debit' then p.amount else -p.amount end
      from (select account_id, sum(amount) as amount from postings group by 1) p where p.account_id = a.id`);
  await run(`select keep_loan_finds(id) from loans where status in ('fundraising', 'funded')`);
  for (const table of tables.split(', '))
    await place.sql(`alter table ${table} enable trigger user`);
}
