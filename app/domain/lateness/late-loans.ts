import type { Day } from '#app/money/days.ts';
import { type Tx, db } from '#app/platform/db.ts';
import { Prisma } from '#app/platform/generated/client.ts';

/** A loan whose borrower has paid less than was due, by the rule of borrowers/lateness-rules.ts. */
export interface LateLoan {
  readonly loanId: number;
  /** The day on which the first unpaid instalment was due, and how many days ago. */
  readonly since: Day;
  readonly days: number;
  readonly instalments: number;
  /** Of the schedule's principal, in minor units: due before the first unpaid one, and up to the last. */
  readonly before: bigint;
  readonly until: bigint;
  /** What the borrower still owes of these, interest included, in local minor units. */
  readonly localDue: bigint;
  readonly lenders: number;
  /** What the partner last said of the reason, since it is late; null: nothing. */
  readonly reason: string | null;
  readonly reasonAt: Date | null;
}

/** After so many days the partner must have said why. */
const daysUntilReason = 30;

/** Whether the partner owes lenders a word: it is late for so long, and nothing was said. */
export const needsReason = ({ days, reason }: Pick<LateLoan, 'days' | 'reason'>): boolean =>
  days >= daysUntilReason && reason === null;

/** Late loans, the longest first: a partner's, some, or everybody's. */
export async function lateLoans(asked: {
  partnerId?: number;
  loanIds?: readonly number[];
  now: Date;
  /** In which to read the reasons, where they were written in that one, too. */
  language?: string;
  /** Inside a transaction, that. */
  reader?: Pick<Tx, '$queryRaw'>;
}): Promise<LateLoan[]> {
  const { partnerId, loanIds, now, language = '', reader = db() } = asked;
  const which = [
    partnerId === undefined ? Prisma.empty : Prisma.sql`and l.partner_id = ${partnerId}`,
    loanIds === undefined ? Prisma.empty : Prisma.sql`and l.id = any(${[...loanIds]}::int[])`,
  ];
  return reader.$queryRaw<LateLoan[]>`
    with loan as (
      select l.id, l.amount, l.raised, (${now} at time zone p.zone)::date as today,
             (select coalesce(sum(settled), 0) from slices where loan_id = l.id) as settled,
             (select coalesce(sum(local_amount), 0) from repayment_lines where loan_id = l.id) as collected
        from loans l join partners p on p.id = l.partner_id
       where l.status = 'in_repayment' ${Prisma.join(which, ' ')}),
    due as (
      select i.loan_id, i.due_on, i.principal, i.local_principal, i.local_interest,
             sum(i.principal) over w as until, sum(i.local_principal) over w as local_until
        from instalments i join loan on loan.id = i.loan_id
      window w as (partition by i.loan_id order by i.number)),
    late as (
      select loan.id, min(due_on) as since, (max(today) - min(due_on))::int as days, count(*)::int as instalments,
             min(until - principal) as before, max(until) as until,
             (max(local_until) - greatest(max(collected), min(local_until - local_principal))
              + sum(local_interest)) as local_due
        from due join loan on loan.id = due.loan_id
       where due_on < today and principal > 0 and local_until > collected
         and floor(until * raised / amount) > settled
         and floor(until * raised / amount) > floor((until - principal) * raised / amount)
       group by loan.id)
    select late.id as "loanId", to_char(since, 'YYYY-MM-DD') as since, days, instalments,
           before::bigint as before, until::bigint as until, local_due::bigint as "localDue",
           (select count(distinct lender_id)::int from slices where loan_id = late.id) as lenders,
           said.text as reason, said.published_at as "reasonAt"
      from late
      left join lateral (
        select case when other_language = ${language} then other_text else text end as text, published_at
          from loan_updates
         where loan_id = late.id and is_about_lateness and published_at >= late.since
         order by id desc limit 1) said on true
     order by days desc, late.id`;
}

/** What of a slice is late: its part of the unpaid instalments, less what has come of them. */
export function latePart(
  slice: { readonly principal: bigint; readonly settled: bigint },
  loan: { readonly amount: bigint; readonly before: bigint; readonly until: bigint },
): bigint {
  const share = (due: bigint) => (due * slice.principal) / loan.amount;
  const paid = share(loan.before) > slice.settled ? share(loan.before) : slice.settled;
  const late = share(loan.until) - paid;
  return late > 0n ? late : 0n;
}
