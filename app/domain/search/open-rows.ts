import { Prisma } from '#app/platform/generated/client.ts';
import { db } from '#app/platform/db.ts';
import { keptASecond } from '#app/platform/kept-a-second.ts';
import { answersPages } from '#app/platform/process.ts';
import { findText } from './find-text.ts';
import { FollowedRows } from './followed-rows.ts';
import type { Find, FindRow } from './search-rules.ts';

const followed = new FollowedRows({ readAll, readSince });

/** Every open loan, as lists are narrowed by it; those that close first, first. */
export async function openRows(now: Date): Promise<readonly FindRow[]> {
  if (!answersPages()) return (await readAll()).rows.filter(({ endsAt }) => endsAt > now);
  const rows = await keptASecond('open loans', () => followed.rows(now), 5_000);
  // Kept for seconds, in which a fundraiser may have ended.
  const [first] = rows;
  return first && first.endsAt <= now ? rows.filter(({ endsAt }) => endsAt > now) : rows;
}

/** Whoever hears of changes says so here: `loan:<slug>`, or `all`. */
export function openRowsChanged(what: string): void {
  if (what.startsWith('loan:')) followed.changed(what.slice('loan:'.length));
  else followed.forget();
}

/** The open loans, those of them that have the words looked for, and what was misspelt. */
export async function openFound(find: Pick<Find, 'text'>, now: Date) {
  const all = await openRows(now);
  if (find.text.trim() === '') return { all, found: all, corrected: [] };
  // Not kept here: the list that is made of it is, and whose name is taken back is found by it a second later no more.
  const { ids, corrected } = await findText(find.text, ['fundraising']);
  const known = new Set(ids);
  return { all, found: all.filter((row) => known.has(row.id)), corrected };
}

const columns = Prisma.sql`
  l.id, l.country, l.sector, p.slug as partner, coalesce(f.pattern, '') as pattern,
  f.term_months as "termMonths", f.gender, coalesce(f.is_group, false) as "isGroup",
  coalesce(f.is_first, false) as "isFirst", l.pre_disbursed_on is not null as "isPaidOutBefore",
  l.apr, l.amount - l.raised as "left", l.fundraiser_ends_at as "endsAt",
  l.currency_liability as "currencyLiability", l.nonpayment_liability as "nonpaymentLiability"
  from loans l
  join partners p on p.id = l.partner_id
  left join loan_finds f on f.loan_id = l.id`;

/** Whatever was not committed before this number has it, or a higher one. */
async function seenUntil(): Promise<string> {
  const [row] = await db().$queryRaw<{ seen: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as seen`;
  if (!row) throw new Error('the database did not say what it has committed');
  return row.seen;
}

async function readAll() {
  // Asked first: what is committed in between is read twice rather than never.
  const seen = await seenUntil();
  const rows = await db().$queryRaw<FindRow[]>`
    select ${columns} where l.status = 'fundraising' order by l.fundraiser_ends_at, l.id`;
  return { rows, seen };
}

/** What was written since, what changed beside the loan's own row, and which are open no more. */
async function readSince(since: string, slugs: readonly string[]) {
  const seen = await seenUntil();
  const rows = await db().$queryRaw<FindRow[]>`
    with changed as (
      select id from loans
       where status = 'fundraising' and age(xmin) <= age((${since}::numeric % 4294967296)::text::xid)
       union
      select id from loans where status = 'fundraising' and slug = any(${[...slugs]}))
    select ${columns} join changed on changed.id = l.id`;
  const ended = await db().$queryRaw<{ id: number }[]>`
    select distinct l.id from loan_events e join loans l on l.id = e.loan_id
     where e.transaction >= ${since}::bigint and l.status <> 'fundraising'`;
  return { rows, seen, ended: ended.map(({ id }) => id) };
}
