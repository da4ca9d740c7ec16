import type { Tx } from '#app/platform/db.ts';
import { linesDue } from './lines-due.ts';
import { shareReceipt } from './receipt-rules.ts';

type Part = Awaited<ReturnType<typeof sharedOverLines>>[number];

/** Writes what a receipt brought each line. */
export async function writeLines(tx: Tx, receiptId: number, parts: readonly Part[]): Promise<void> {
  const each = (of: (part: Part) => bigint) => parts.map((part) => of(part).toString());
  await tx.$executeRaw`
    insert into receipt_lines (receipt_id, settlement_line_id, loan_id, cash, loss, gain)
    select ${receiptId}::int, * from unnest(
      ${parts.map((part) => part.lineId)}::int[], ${parts.map((part) => part.loanId)}::int[],
      ${each((part) => part.cash)}::bigint[], ${each((part) => part.loss)}::bigint[],
      ${each((part) => part.gain)}::bigint[])`;
}

/** The lines that get a share of what arrived. */
export async function sharedOverLines(tx: Tx, settlementId: number, amount: bigint) {
  const lines = await linesDue(tx, settlementId);
  return shareReceipt(amount, lines)
    .map((part, index) => {
      const line = lines[index];
      if (!line) throw new Error('a line of the settlement is missing');
      return { ...part, lineId: line.id, loanId: line.loanId };
    })
    .filter((part) => part.cash + part.gain > 0n);
}
