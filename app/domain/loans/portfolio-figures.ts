import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

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
  /** Instalments that are due and not paid. */
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
             sum(s.outstanding) as outstanding
        from loans l join partners p on p.id = l.partner_id join slice_figures s on s.loan_id = l.id
       where l.status in ('in_repayment', 'repaid', 'defaulted') and l.currency = ${currency}
         and (${partnerId}::int is null or l.partner_id = ${partnerId})
       group by l.id, p.zone),
    due as (
      select loan.*,
             coalesce(sum(i.principal) filter (where i.due_on < today), 0) * raised / amount as due0,
             coalesce(sum(i.principal) filter (where i.due_on < today - 1), 0) * raised / amount as due1,
             coalesce(sum(i.principal) filter (where i.due_on < today - 30), 0) * raised / amount as due30,
             coalesce(sum(i.principal) filter (where i.due_on < today - 90), 0) * raised / amount as due90
        from loan left join instalments i on i.loan_id = loan.id
       group by loan.id, status, raised, amount, today, repaid, settled, written_off, unrecovered, currency_loss, outstanding)
    select count(*)::int as "loanCount",
           (select count(distinct s.lender_id)::int from slices s where s.loan_id in (select id from loan)) as "lenderCount",
           coalesce(sum(raised), 0)::bigint as lent,
           coalesce(sum(repaid), 0)::bigint as repaid,
           coalesce(sum(outstanding), 0)::bigint as outstanding,
           coalesce(sum(least(greatest(due0 - settled, 0), outstanding)), 0)::bigint as overdue,
           coalesce(sum(outstanding) filter (where due1 > settled), 0)::bigint as "atRisk1",
           coalesce(sum(outstanding) filter (where due30 > settled), 0)::bigint as "atRisk30",
           coalesce(sum(outstanding) filter (where due90 > settled), 0)::bigint as "atRisk90",
           coalesce(sum(raised) filter (where status = 'repaid' or written_off > 0), 0)::bigint as ended,
           coalesce(sum(unrecovered), 0)::bigint as defaulted,
           coalesce(sum(currency_loss), 0)::bigint as "currencyLoss"
      from due`;
  if (!row) throw new Error('a sum over no rows is a row');
  return row;
}
