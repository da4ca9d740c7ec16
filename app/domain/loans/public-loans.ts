import { db } from '#app/platform/db.ts';

/** After this many days in repayment, search engines are asked to forget a loan. */
export const daysIndexed = 90;

/** So many loans, by their number, have a list of their own: engines read no more than 50,000 in one. */
const loansInPart = 40_000;

/** How many lists there are. */
export async function indexedParts(inPart = loansInPart): Promise<number> {
  const [row] = await db().$queryRaw<{ last: number | null }[]>`select max(id) as last from loans`;
  return Math.ceil((row?.last ?? 0) / inPart);
}

/**
 * The loans of one list, from 1, that search engines may index: being funded, or recently paid out
 * and on time.
 */
export async function indexedLoans(
  now: Date,
  part = 1,
  inPart = loansInPart,
): Promise<{ slug: string; changedAt: Date }[]> {
  const since = new Date(now.getTime() - daysIndexed * 86_400_000);
  return db().$queryRaw<{ slug: string; changedAt: Date }[]>`
    select l.slug, max(e.at) as "changedAt"
      from loans l
      join loan_events e on e.loan_id = l.id
      join partners p on p.id = l.partner_id
      left join disbursements d on d.loan_id = l.id
     where l.id > ${(part - 1) * inPart} and l.id <= ${part * inPart}
       and exists (select from borrower_consents c where c.borrower_id = l.borrower_id and c.withdrawn_at is null)
       and ((l.status = 'fundraising' and l.fundraiser_ends_at > ${now}) or l.status = 'funded'
         or (l.status = 'in_repayment' and d.approved_at > ${since}
             and coalesce((select sum(i.principal) from instalments i
                            where i.loan_id = l.id and i.due_on < (${now} at time zone p.zone)::date), 0) * l.raised
                 <= (select sum(s.settled) from slices s where s.loan_id = l.id) * l.amount))
     group by l.slug
     order by l.slug`;
}
