import { coverFromOwed } from '#app/domain/balances/owed.ts';
import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import { type ApprovalRefusal, approve, propose } from '#app/domain/people/proposals.ts';
import { journalWithKey } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

type Refusal = 'receipt_is_reversed' | 'loan_was_written_off_since';

/** The first treasurer says that money we booked as received was never ours (a recalled wire). */
export async function proposeReversal(request: {
  receiptId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { receiptId, reason, actorId, now } = request;
  const receipt = await db().receipt.findUniqueOrThrow({
    where: { id: receiptId },
    include: { lines: true },
  });
  const loanIds = receipt.lines.map((line) => line.loanId);
  return inTransaction(async (tx) => {
    const refused = await reversalRefusal(tx, receipt.reference, loanIds);
    if (refused) return { refused };
    const subject = `receipt:${receiptId}`;
    return propose(tx, { kind: 'reversal', subject, details: { reason }, actorId, now });
  });
}

/** Asked when it is proposed and again, under the locks, when it is done. */
async function reversalRefusal(
  tx: Tx,
  reference: string,
  loanIds: readonly number[],
): Promise<Refusal | null> {
  const journal = await journalWithKey(tx, `receipt:${reference}`);
  const isReversed = journal && (await journalWithKey(tx, `reverse:${journal.id}`));
  if (isReversed) return 'receipt_is_reversed';
  const writeOffs = await tx.writeOff.count({ where: { loanId: { in: [...loanIds] } } });
  return writeOffs > 0 ? 'loan_was_written_off_since' : null;
}

/**
 * The second agrees: each distribution of the receipt is mirrored, then the
 * receipt itself. What a lender no longer has comes from `lender:owed`.
 */
export async function reverseReceipt(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ receiptId: number } | { refused: ApprovalRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await approve(tx, { kind: 'reversal', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const receiptId = Number(agreed.subject.slice('receipt:'.length));
    const receipt = await tx.receipt.findUniqueOrThrow({
      where: { id: receiptId },
      include: { lines: true },
    });
    await tx.$queryRaw`select id from partners where id = ${receipt.partnerId} for no key update`;
    const loanIds = receipt.lines.map((line) => line.loanId);
    const loans = await lockLoans(tx, loanIds);
    const refusal = await reversalRefusal(tx, receipt.reference, loanIds);
    if (refusal) throw new Error(`receipt ${receiptId} may not be reversed: ${refusal}`);
    for (const loan of loans) await undoDistribution(tx, receiptId, loan, now);
    const journal = await journalWithKey(tx, `receipt:${receipt.reference}`);
    if (!journal) throw new Error(`receipt ${receiptId} has no journal`);
    await reverse(tx, { journalId: journal.id, kind: 'receipt_reversed', bookedAt: now });
    for (const line of receipt.lines) {
      await tx.settlementLine.update({
        where: { id: line.settlementLineId },
        data: { received: { decrement: line.cash + line.gain } },
      });
    }
    await tx.settlement.update({
      where: { id: receipt.settlementId ?? 0 },
      data: {
        received: { decrement: receipt.amount },
        status: 'issued',
        paidAt: null,
        closedAt: null,
      },
    });
    return { receiptId };
  });
}

async function undoDistribution(tx: Tx, receiptId: number, loan: Loan, now: Date): Promise<void> {
  const journal = await journalWithKey(tx, `distribute:${receiptId}:${loan.id}`);
  if (!journal) {
    await tx.receiptLine.updateMany({
      where: { receiptId, loanId: loan.id },
      data: { distributedAt: now },
    });
    return;
  }
  const currency = asCurrency(loan.currency);
  const taken = await tx.$queryRaw<{ name: string; amount: bigint }[]>`
    select a.name, -p.amount as amount from postings p join accounts a on a.id = p.account_id
     where p.journal_id = ${journal.id} and a.side = 'credit' and a.name like 'lender:%'`;
  const debits = new Map(taken.map((row) => [row.name, row.amount]));
  await reverse(tx, {
    journalId: journal.id,
    kind: 'distribution_reversed',
    bookedAt: now,
    cover: await coverFromOwed(tx, debits, currency),
  });
  await tx.$executeRaw`
    update slices set repaid = repaid - p.cash, settled = settled - p.cash - p.currency_loss
      from slice_payments p where p.slice_id = slices.id and p.journal_id = ${journal.id}`;
  if (loan.status === 'repaid') {
    const reason = 'receipt reversed';
    await changeLoanStatus(tx, { loan, becomes: 'in_repayment', actorId: null, reason, now });
  }
}
