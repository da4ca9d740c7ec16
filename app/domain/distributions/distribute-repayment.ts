import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { endIfRepaid } from '#app/domain/loans/end-if-repaid.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import type { Movement } from '#app/ledger/post.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { closeSettlement } from '#app/domain/receipts/close-settlement.ts';
import { type SliceShare, type SliceState, distribute } from './distribution-rules.ts';
import { distributeInSql } from './distribute-in-sql.ts';
import { returnToPartner } from './return-to-partner.ts';
import { recoverForSlices } from '#app/domain/losses/recover.ts';
import { type SharedLoan, waitingLine } from './waiting-line.ts';
import { writeShares } from './write-shares.ts';

type Answer = { distributed: boolean };

/**
 * The workers' main job: shares what a receipt brought one loan among its
 * slices, to the cent, once. What arrives for a loan that was written off in
 * the meantime is a recovery.
 */
export async function distributeRepayment(request: {
  receiptId: number;
  loanId: number;
  now: Date;
}): Promise<Answer> {
  const { receiptId, loanId, now } = request;
  const answer = await inTransaction(async (tx) => {
    await lock(tx, 'loan', loanId);
    const line = await waitingLine(tx, receiptId, loanId);
    const { settlementId, isWrittenOff, loan } = line;
    if (line.isDone) return { distributed: false, settlementId };

    const currency = asCurrency(loan.currency);
    const key = `distribute:${receiptId}:${loanId}`;
    if (loan.status === 'refunded') {
      await returnToPartner(tx, { loan, key, currency, amount: line.cash + line.gain, now });
    } else if (isWrittenOff) {
      const amount = line.cash + line.gain;
      await recoverForSlices(tx, { loan, key, amount, costs: 0n, now });
    } else {
      await shareAmongSlices(tx, { loan, key, currency, line, now });
    }
    await tx.$executeRaw`
      update receipt_lines set distributed_at = ${now} where receipt_id = ${receiptId} and loan_id = ${loanId}`;
    await endIfRepaid(tx, loan, now);
    return { distributed: true, settlementId };
  });
  // In its own transaction: closing locks the settlement, and the above held lenders' accounts.
  if (answer.settlementId !== null)
    await closeSettlement({ settlementId: answer.settlementId, now });
  return { distributed: answer.distributed };
}

async function shareAmongSlices(
  tx: Tx,
  work: {
    loan: SharedLoan;
    key: string;
    currency: Currency;
    line: { cash: bigint; loss: bigint; gain: bigint };
    now: Date;
  },
): Promise<void> {
  const { loan, key, currency, line, now } = work;
  if (await distributeInSql(tx, work)) return;
  const slices = await tx.$queryRaw<SliceState[]>`
    select id, number, account, principal, repaid, settled from slices
     where loan_id = ${loan.id} order by number`;
  const { shares, fee } = distribute({ ...line, gainFee: loan.gainFee }, slices);
  const credits = creditsByAccount(shares);
  const collected = `loan:${loan.id}:collected` as const;
  const move = (from: AccountName, to: AccountName, amount: bigint): Movement => {
    return { from, to, amount, currency };
  };
  const journal = await creditLenders(tx, {
    key,
    kind: 'distribution',
    bookedAt: now,
    request: { key },
    movements: [
      ...[...credits].map(([account, amount]) => move(collected, account as AccountName, amount)),
      move(collected, 'fees', fee),
      move(`loan:${loan.id}:lent`, `loan:${loan.id}:outstanding`, line.cash),
      move(`loan:${loan.id}:lost:currency`, `loan:${loan.id}:outstanding`, line.loss),
    ],
  });
  await writeShares(tx, journal.id, shares);
}

function creditsByAccount(shares: readonly SliceShare[]): Map<string, bigint> {
  const credits = new Map<string, bigint>();
  for (const { account, cash, gain } of shares) {
    credits.set(account, (credits.get(account) ?? 0n) + cash + gain);
  }
  return credits;
}
