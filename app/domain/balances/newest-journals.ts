import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

/** A lender's part of the journals, from `start` on and before `end`; null where it has no such end. */
interface Asked {
  readonly lenderId: number;
  readonly currency: Currency;
  readonly start: Date | null;
  readonly end: Date | null;
}

interface NewestJournal {
  readonly journalId: bigint;
  readonly key: string;
  readonly kind: string;
  readonly bookedAt: Date;
  /** How it moved the lender's balance, in minor units. */
  readonly amount: bigint;
}

/**
 * The newest journals that moved a lender's balance or booked a checkout of theirs, newest first, and what is on
 * the account now. Each of the two walks its index backwards from the end and stops at so many.
 */
export async function newestJournals(
  asked: Asked & { most: number },
): Promise<{ balance: bigint; journals: NewestJournal[] }> {
  const { lenderId, currency, start, end, most } = asked;
  const rows = await db().$queryRaw<Row[]>`
    with mine as materialized (
      select id, balance from accounts where name = ${`lender:${lenderId}`} and currency = ${currency}),
    moved as (
      select j.id, j.key, j.kind, j.booked_at, -p.amount as amount
        from mine join postings p on p.account_id = mine.id join journals j on j.id = p.journal_id
       where (${start}::timestamptz is null or j.booked_at >= ${start})
         and (${end}::timestamptz is null or j.booked_at < ${end})
       order by p.journal_id desc limit ${most}),
    bought as (
      select j.id, j.key, j.kind, j.booked_at, 0::bigint as amount
        from (select id from orders
               where lender_id = ${lenderId} and currency = ${currency} and status = 'paid' and paid_at is not null
                 and (${start}::timestamptz is null or paid_at >= ${start})
                 and (${end}::timestamptz is null or paid_at < ${end})
               order by paid_at desc limit ${most}) o
        join journals j on j.key = 'checkout:' || o.id
       where not exists (
         select from postings p join mine on mine.id = p.account_id where p.journal_id = j.id))
    select coalesce((select balance from mine), 0) as balance,
           id as "journalId", key, kind, booked_at as "bookedAt", amount
      from (select) one
      left join (select * from moved union all select * from bought) all_of_them on true
     order by id desc limit ${most}`;
  const [first] = rows;
  if (!first) throw new Error('an account has a balance');
  return { balance: first.balance, journals: rows.filter(isJournal) };
}

/** Of an account that nothing moved there is one row, without a journal. */
interface Row extends Omit<NewestJournal, 'key'> {
  readonly key: string | null;
  readonly balance: bigint;
}

const isJournal = (row: Row): row is Row & { readonly key: string } => row.key !== null;

/** The balances before the first journal of the time and after its last. */
export async function balancesAtEnds(asked: Asked): Promise<{ opening: bigint; closing: bigint }> {
  const { lenderId, currency, start, end } = asked;
  const name = `lender:${lenderId}`;
  const [row] = await db().$queryRaw<{ opening: bigint; closing: bigint }[]>`
    select coalesce(sum(-p.amount) filter (where j.booked_at < ${start}), 0)::bigint as opening,
           coalesce(sum(-p.amount) filter (where ${end}::timestamptz is null or j.booked_at < ${end}), 0)::bigint as closing
      from accounts a join postings p on p.account_id = a.id join journals j on j.id = p.journal_id
     where a.name = ${name} and a.currency = ${currency}`;
  if (!row) throw new Error('a sum has one row');
  return row;
}
