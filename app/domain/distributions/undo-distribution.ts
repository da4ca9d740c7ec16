import { takeFromLenders } from '#app/domain/books/take-from-lenders.ts';
import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { journalWithKey } from '#app/ledger/post.ts';
import { reversalOf } from '#app/ledger/reverse.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

/**
 * Mirrors what a receipt brought a loan's lenders. What a lender no longer has
 * comes from `lender:owed`. A receipt that was not distributed yet never is.
 */
export async function undoDistribution(
  tx: Tx,
  receiptId: number,
  loan: Loan,
  now: Date,
): Promise<void> {
  const journal = await journalWithKey(tx, `distribute:${receiptId}:${loan.id}`);
  if (!journal) {
    await tx.receiptLine.updateMany({
      where: { receiptId, loanId: loan.id },
      data: { distributedAt: now },
    });
    return;
  }
  const mirror = { journalId: journal.id, kind: 'distribution_reversed', bookedAt: now };
  await takeFromLenders(tx, await reversalOf(tx, mirror));
  await tx.$executeRaw`
    update slices set repaid = repaid - p.cash, settled = settled - p.cash - p.currency_loss
      from slice_payments p where p.slice_id = slices.id and p.journal_id = ${journal.id}`;
  const current = await tx.loan.findUniqueOrThrow({ where: { id: loan.id } });
  if (current.status === 'repaid') {
    const reason = 'receipt reversed';
    await changeLoanStatus(tx, {
      loan: current,
      becomes: 'in_repayment',
      actorId: null,
      reason,
      now,
    });
  }
}
