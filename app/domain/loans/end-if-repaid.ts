import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import { changeLoanStatus } from './change-loan-status.ts';

/**
 * The only answer to "is this loan repaid?": it was in repayment or in default, and every slice is
 * whole. The caller holds the loan's lock.
 */
export async function endIfRepaid(
  tx: Tx,
  loan: Pick<Loan, 'id' | 'status'>,
  now: Date,
): Promise<void> {
  if (loan.status !== 'in_repayment' && loan.status !== 'defaulted') return;
  const [open] = await tx.$queryRaw<unknown[]>`
    select from slice_figures where loan_id = ${loan.id} and missing <> 0 limit 1`;
  if (open) return;
  await changeLoanStatus(tx, { loan, becomes: 'repaid', actorId: null, now });
}
