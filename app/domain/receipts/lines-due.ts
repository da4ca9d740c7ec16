import type { Tx } from '#app/platform/db.ts';
import type { LineDue } from './receipt-rules.ts';

/**
 * A settlement's lines, each with what the receipts still in force brought it: those that were not
 * reversed, and of reversed ones what lenders keep.
 */
export async function linesDue(
  tx: Tx,
  settlementId: number,
): Promise<(LineDue & { id: number; loanId: number })[]> {
  const lines = await tx.$queryRaw<
    (Omit<LineDue, 'before'> & { id: number; loanId: number } & Record<
        'cashBefore' | 'lossBefore' | 'gainBefore',
        bigint
      >)[]
  >`
    select l.id, l.loan_id as "loanId", l.number, l.cash, l.loss, l.gain,
           coalesce(b.cash, 0)::bigint as "cashBefore", coalesce(b.loss, 0)::bigint as "lossBefore",
           coalesce(b.gain, 0)::bigint as "gainBefore"
      from settlement_lines l
      left join (
        select p.settlement_line_id as line, sum(p.cash) as cash, sum(p.loss) as loss, sum(p.gain) as gain
          from receipts r join receipt_lines p on p.receipt_id = r.id
         where r.settlement_id = ${settlementId} and (r.reversed_at is null or p.recalled_at is not null)
         group by 1) b on b.line = l.id
     where l.settlement_id = ${settlementId}
     order by l.number`;
  return lines.map(({ cashBefore, lossBefore, gainBefore, ...line }) => ({
    ...line,
    before: { cash: cashBefore, loss: lossBefore, gain: gainBefore },
  }));
}
