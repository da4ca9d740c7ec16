import { db } from '#app/platform/db.ts';
import { keptASecond } from '#app/platform/kept-a-second.ts';
import { findText } from './find-text.ts';
import type { Find, FindRow } from './search-rules.ts';

/** Every open loan, as lists are narrowed by it; those that close first, first. */
export async function openRows(now: Date): Promise<readonly FindRow[]> {
  const rows = await keptASecond('open loans', () => readOpenRows(now), 5_000);
  // Kept for seconds, in which a fundraiser may have ended.
  const [first] = rows;
  return first && first.endsAt <= now ? rows.filter(({ endsAt }) => endsAt > now) : rows;
}

async function readOpenRows(now: Date): Promise<readonly FindRow[]> {
  return db().$queryRaw<FindRow[]>`
    select l.id, l.country, l.sector, p.slug as partner, coalesce(f.pattern, '') as pattern,
           f.term_months as "termMonths", f.gender, coalesce(f.is_group, false) as "isGroup",
           coalesce(f.is_first, false) as "isFirst", l.pre_disbursed_on is not null as "isPaidOutBefore",
           l.apr, l.amount - l.raised as "left", l.fundraiser_ends_at as "endsAt",
           l.currency_liability as "currencyLiability", l.nonpayment_liability as "nonpaymentLiability"
      from loans l
      join partners p on p.id = l.partner_id
      left join loan_finds f on f.loan_id = l.id
     where l.status = 'fundraising' and l.fundraiser_ends_at > ${now}
     order by l.fundraiser_ends_at, l.id`;
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
