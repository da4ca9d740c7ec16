import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

/**
 * So many days what a partner has collected may be on its way; then it counts as not paid, whoever has it: a
 * month until the report, and one more until the money.
 */
export const mostOnItsWay = 60;

/**
 * The sums behind the published figures, in minor units of one currency, of
 * everything that was disbursed: by one partner, or by all.
 */
export interface PortfolioFigures {
  readonly loanCount: number;
  readonly lenderCount: number;
  readonly lent: bigint;
  readonly repaid: bigint;
  readonly outstanding: bigint;
  /** Instalments that are due, and neither here nor collected and on their way. */
  readonly overdue: bigint;
  /** The full outstanding of loans with an instalment more than 1, 30, 90 days late. */
  readonly atRisk1: bigint;
  readonly atRisk30: bigint;
  readonly atRisk90: bigint;
  /** Loans that are over, whole or with a loss. */
  readonly ended: bigint;
  readonly defaulted: bigint;
  readonly currencyLoss: bigint;
}

export async function portfolioFigures(request: {
  partnerId: number | null;
  currency: Currency;
  now: Date;
}): Promise<PortfolioFigures> {
  const { partnerId, currency, now } = request;
  const [row] = await db().$queryRaw<PortfolioFigures[]>`
    with loan as (
      select l.id, l.status, l.raised, l.amount, (${now} at time zone p.zone)::date as today,
             sum(s.repaid) as repaid, sum(s.settled) as settled, sum(s.written_off) as written_off,
             sum(s.unrecovered) as unrecovered, sum(s.currency_loss) as currency_loss,
             sum(s.outstanding) as outstanding,
             (select coalesce(sum(local_amount), 0) from repayment_lines where loan_id = l.id) as collected
        from loans l join partners p on p.id = l.partner_id join slice_figures s on s.loan_id = l.id
       where l.status in ('in_repayment', 'repaid', 'defaulted') and l.currency = ${currency}
         and (${partnerId}::int is null or l.partner_id = ${partnerId})
       group by l.id, p.zone),
    due as (
      select loan_id, due_on, local_until, floor(until * raised / amount) as until,
             floor((until - principal) * raised / amount) as before
        from (select i.loan_id, i.due_on, i.principal, sum(i.principal) over w as until,
                     sum(i.local_principal) over w as local_until
                from instalments i join loan on loan.id = i.loan_id and loan.outstanding > 0
              window w as (partition by i.loan_id order by i.number)) rows
        join loan on loan.id = rows.loan_id),
    late as (
      select loan.id, max(today - due_on) as days,
             sum(until - greatest(settled, before)) as overdue
        from due join loan on loan.id = due.loan_id
       where due_on < today and until > greatest(settled, before)
         and (local_until > collected or due_on < today - ${mostOnItsWay}::int)
       group by loan.id)
    select count(*)::int as "loanCount",
           (select count(distinct s.lender_id)::int from slices s where s.loan_id in (select id from loan)) as "lenderCount",
           coalesce(sum(raised), 0)::bigint as lent,
           coalesce(sum(repaid), 0)::bigint as repaid,
           coalesce(sum(outstanding), 0)::bigint as outstanding,
           coalesce(sum(least(coalesce(overdue, 0), outstanding)), 0)::bigint as overdue,
           coalesce(sum(outstanding) filter (where days > 1), 0)::bigint as "atRisk1",
           coalesce(sum(outstanding) filter (where days > 30), 0)::bigint as "atRisk30",
           coalesce(sum(outstanding) filter (where days > 90), 0)::bigint as "atRisk90",
           coalesce(sum(raised) filter (where status = 'repaid' or written_off > 0), 0)::bigint as ended,
           coalesce(sum(unrecovered), 0)::bigint as defaulted,
           coalesce(sum(currency_loss), 0)::bigint as "currencyLoss"
      from loan left join late using (id)`;
  if (!row) throw new Error('a sum over no rows is a row');
  return row;
}
