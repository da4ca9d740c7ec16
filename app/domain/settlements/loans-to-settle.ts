import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import type { CollectedFacts } from './expected-rules.ts';

/** A loan that reports tell of, with what was collected and settled of it so far. */
export interface LoanToSettle
  extends
    CollectedFacts,
    Pick<
      Loan,
      'id' | 'status' | 'currency' | 'localCurrency' | 'currencyLiability' | 'currencyCoverage'
    > {
  /** Decimals of local units per funding unit. */
  readonly postedRate: string;
}

/** Locks the loans of these reports and reads them, by id, however many there are. */
export async function loansToSettle(tx: Tx, reportIds: readonly number[]): Promise<LoanToSettle[]> {
  const told = await tx.$queryRaw<{ id: number }[]>`
    select distinct loan_id as id from repayment_lines where report_id = any(${[...reportIds]}::int[])`;
  const ids = told.map(({ id }) => id);
  await lock(tx, 'loan', ids);
  return tx.$queryRaw<LoanToSettle[]>`
    select l.id, l.status, l.currency, l.local_currency as "localCurrency", l.local_amount as "localAmount", l.amount,
           l.raised, l.currency_liability as "currencyLiability", l.currency_coverage as "currencyCoverage",
           l.posted_rate as "postedRate",
           coalesce((select sum(c.local_amount) from repayment_lines c join repayment_reports r on r.id = c.report_id
                      where c.loan_id = l.id and r.status = 'final'), 0)::bigint as "localCollected",
           coalesce(s.lenders, 0)::bigint as "lendersBefore", coalesce(s.partner, 0)::bigint as "partnerBefore"
      from loans l
      left join lateral (select sum(expected) as lenders, sum(partner_part) as partner
                           from settlement_lines where loan_id = l.id) s on true
     where l.id = any(${ids}::int[])
     order by l.id`;
}
