import { isWhole } from '#app/domain/slices/slice-rules.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import { changeLoanStatus } from './change-loan-status.ts';

/**
 * The only answer to "is this loan repaid?": it was in repayment or in default, and every slice is
 * whole. The caller holds the loan's lock.
 */
export async function endIfRepaid(tx: Tx, loan: Loan, now: Date): Promise<void> {
  if (loan.status !== 'in_repayment' && loan.status !== 'defaulted') return;
  const slices = await tx.slice.findMany({
    where: { loanId: loan.id },
    select: { principal: true, settled: true, recovered: true, refunded: true },
  });
  if (!slices.every(isWhole)) return;
  await changeLoanStatus(tx, { loan, becomes: 'repaid', actorId: null, now });
}
