import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

/** What sharing out has to know of a loan. */
export type SharedLoan = Pick<Loan, 'id' | 'status' | 'currency' | 'gainFee' | 'partnerId'>;

/** What the receipt brought the loan, and the loan as it is under its lock, in one question. */
export async function waitingLine(tx: Tx, receiptId: number, loanId: number) {
  const [line] = await tx.$queryRaw<
    (Omit<SharedLoan, 'id'> & {
      cash: bigint;
      loss: bigint;
      gain: bigint;
      settlementId: number | null;
      isDone: boolean;
      isWrittenOff: boolean;
    })[]
  >`
    select l.status, l.currency, l.gain_fee as "gainFee", l.partner_id as "partnerId",
           rl.cash, rl.loss, rl.gain, r.settlement_id as "settlementId",
           rl.distributed_at is not null as "isDone",
           exists (select from write_offs w where w.loan_id = l.id) as "isWrittenOff"
      from receipt_lines rl
      join receipts r on r.id = rl.receipt_id
      join loans l on l.id = rl.loan_id
     where rl.receipt_id = ${receiptId} and rl.loan_id = ${loanId}
     order by rl.settlement_line_id limit 1`;
  if (!line) throw new Error(`receipt ${receiptId} brought loan ${loanId} nothing`);
  const { status, currency, gainFee, partnerId, ...rest } = line;
  return { ...rest, loan: { id: loanId, status, currency, gainFee, partnerId } };
}
