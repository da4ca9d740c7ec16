import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/** So long before a fundraiser ends. */
const daysBefore = 3;

/**
 * Tells whoever watches a loan without having lent that its fundraiser ends soon and something is missing.
 * Once for each loan.
 *
 * @returns how many were told
 */
export async function tellWatchers(now: Date): Promise<number> {
  const soon = new Date(now.getTime() + daysBefore * 86_400_000);
  const told = await db().$queryRaw<{ personId: number; loanId: number }[]>`
    select w.person_id as "personId", w.loan_id as "loanId"
      from watched_loans w
      join loans l on l.id = w.loan_id and l.status = 'fundraising' and l.raised < l.amount
       and l.fundraiser_ends_at > ${now} and l.fundraiser_ends_at <= ${soon}
      join people p on p.id = w.person_id and p.closed_at is null
     where not exists (select from slices s where s.loan_id = w.loan_id and s.lender_id = w.person_id)
     order by w.loan_id, w.person_id`;
  for (const { personId, loanId } of told) {
    const mail = { template: 'loan_closing', personId, subjectId: loanId } as const;
    const key = `loan_closing:${loanId}:${personId}`;
    await inTransaction((tx) => enqueue(tx, 'mail.send', mail, now, key));
  }
  return told.length;
}
