import type { Tx } from '#app/platform/db.ts';
import type { LineDue } from './receipt-rules.ts';

/** A settlement's lines with what the receipts that stand brought each of them. */
export async function linesDue(
  tx: Tx,
  settlementId: number,
): Promise<(LineDue & { id: number; loanId: number })[]> {
  const lines = await tx.settlementLine.findMany({
    where: { settlementId },
    include: { receiptLines: { where: { receipt: { reversedAt: null } } } },
    orderBy: { number: 'asc' },
  });
  return lines.map(({ id, loanId, number, cash, loss, gain, receiptLines }) => ({
    id,
    loanId,
    number,
    cash,
    loss,
    gain,
    before: {
      cash: sum(receiptLines.map((line) => line.cash)),
      loss: sum(receiptLines.map((line) => line.loss)),
      gain: sum(receiptLines.map((line) => line.gain)),
    },
  }));
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
