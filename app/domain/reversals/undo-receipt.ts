import { undoDistribution } from '#app/domain/distributions/undo-distribution.ts';
import { journalWithKey } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { total } from '#app/money/share-out.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan, Prisma } from '#app/platform/generated/client.ts';
import { keepDistribution } from './keep-distribution.ts';
import { staysWithLenders } from './reversal-rules.ts';

type Receipt = Prisma.ReceiptGetPayload<{ include: { lines: true } }>;

/**
 * Mirrors what a receipt brought its loans, or charges it to the partner where it stays. What was
 * not yet shared out is still on `loan:collected`, and never will be.
 *
 * @returns the loans that keep it.
 */
export async function takeBackFromLoans(
  tx: Tx,
  receipt: Receipt,
  loans: readonly Loan[],
  now: Date,
): Promise<number[]> {
  const kept: number[] = [];
  for (const { loanId } of receipt.lines) {
    const loan = loans.find((other) => other.id === loanId);
    if (!loan) throw new Error(`loan ${loanId} of receipt ${receipt.id} is not locked`);
    const journal = await journalWithKey(tx, `distribute:${receipt.id}:${loanId}`);
    const isWrittenOff = (await tx.writeOff.count({ where: { loanId } })) > 0;
    if (!journal) {
      const data = { distributedAt: now };
      await tx.receiptLine.updateMany({ where: { receiptId: receipt.id, loanId }, data });
    } else if (staysWithLenders({ status: loan.status, isWrittenOff })) {
      await keepDistribution(tx, { receiptId: receipt.id, journal, loan, now });
      kept.push(loanId);
    } else {
      await undoDistribution(tx, { journalId: journal.id, loan, now });
    }
  }
  return kept;
}

/** The money leaves again. What lenders keep stays paid in its settlement, and is owed apart. */
export async function undoReceipt(
  tx: Tx,
  receipt: Receipt,
  keptLoanIds: readonly number[],
  now: Date,
): Promise<void> {
  if (receipt.settlementId === null) {
    await tx.receipt.update({ where: { id: receipt.id }, data: { reversedAt: now } });
    return;
  }
  const journal = await journalWithKey(tx, `receipt:${receipt.reference}`);
  if (!journal) throw new Error(`receipt ${receipt.id} has no journal`);
  await reverse(tx, { journalId: journal.id, kind: 'receipt_reversed', bookedAt: now });
  await tx.receipt.update({ where: { id: receipt.id }, data: { reversedAt: now } });
  await tx.receiptLine.updateMany({
    where: { receiptId: receipt.id, loanId: { in: [...keptLoanIds] } },
    data: { recalledAt: now },
  });
  const undone = receipt.lines.filter((line) => !keptLoanIds.includes(line.loanId));
  for (const line of undone) {
    await tx.settlementLine.update({
      where: { id: line.settlementLineId },
      data: { received: { decrement: line.cash + line.gain } },
    });
  }
  const amount = total(undone.map((line) => line.cash + line.gain));
  if (amount + receipt.advanceRepaid === 0n) return;
  await tx.settlement.update({
    where: { id: receipt.settlementId ?? 0 },
    data: {
      received: { decrement: amount },
      advanced: { increment: receipt.advanceRepaid },
      status: 'issued',
      paidAt: null,
      closedAt: null,
    },
  });
}
