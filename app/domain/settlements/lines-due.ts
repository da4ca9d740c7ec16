import { total } from '#app/money/share-out.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { LineDue } from './receipt-rules.ts';

/** Lines of receipts that were not reversed, and of reversed ones those that lenders keep. */
const stands = {
  OR: [{ receipt: { reversedAt: null } }, { recalledAt: { not: null } }],
} satisfies Prisma.ReceiptLineWhereInput;

/** A settlement's lines, each with what the receipts still in force brought it. */
export async function linesDue(
  tx: Tx,
  settlementId: number,
): Promise<(LineDue & { id: number; loanId: number })[]> {
  const lines = await tx.settlementLine.findMany({
    where: { settlementId },
    include: { receiptLines: { where: stands } },
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
      cash: total(receiptLines.map((line) => line.cash)),
      loss: total(receiptLines.map((line) => line.loss)),
      gain: total(receiptLines.map((line) => line.gain)),
    },
  }));
}
