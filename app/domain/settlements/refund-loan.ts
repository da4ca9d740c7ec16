import { settleOwedFirst } from '#app/domain/balances/owed.ts';
import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { type ApprovalRefusal, approve, propose } from '#app/domain/people/proposals.ts';
import { returnRaisedMoney } from '#app/domain/funding/return-raised-money.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

type Refusal = 'loan_is_not_funded_or_in_repayment';

/** The first of two says that a loan's money shall go back to its lenders: error, fraud, never paid out. */
export async function proposeRefund(request: {
  loanId: number;
  reason: string;
  /** Where the money is: payable to the partner still, or wired back to the bank. */
  source: 'payable' | 'bank';
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { loanId, reason, source, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (!['funded', 'in_repayment'].includes(loan.status)) {
      return { refused: 'loan_is_not_funded_or_in_repayment' };
    }
    const details = { reason, source };
    return propose(tx, { kind: 'refund', subject: `loan:${loanId}`, details, actorId, now });
  });
}

/** The second agrees. After the payout nothing moves before the money is here. */
export async function refundLoan(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ loanId: number } | { refused: ApprovalRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await approve(tx, { kind: 'refund', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const loan = await lockLoan(tx, Number(agreed.subject.slice('loan:'.length)));
    if (loan.status === 'funded') {
      await returnRaisedMoney(tx, { loan, key: `refund:${loan.id}`, kind: 'loan_refunded', now });
    } else {
      const from =
        agreed.details['source'] === 'bank'
          ? 'bank'
          : (`partner:${loan.partnerId}:payable` as const);
      await refundOutstanding(tx, loan, from, now);
    }
    const reason = String(agreed.details['reason']);
    await changeLoanStatus(tx, { loan, becomes: 'refunded', actorId, reason, now });
    return { loanId: loan.id };
  });
}

async function refundOutstanding(tx: Tx, loan: Loan, from: AccountName, now: Date): Promise<void> {
  const currency = asCurrency(loan.currency);
  const slices = await tx.slice.findMany({
    where: { loanId: loan.id },
    orderBy: { number: 'asc' },
  });
  const parts = slices
    .map((it) => ({ ...it, amount: it.principal - it.settled - it.writtenOff - it.refunded }))
    .filter((part) => part.amount > 0n);
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
  const collected = `loan:${loan.id}:collected` as const;
  const credits = new Map<string, bigint>();
  for (const part of parts)
    credits.set(part.account, (credits.get(part.account) ?? 0n) + part.amount);
  const move = (source: AccountName, to: AccountName, moved: bigint): Movement => {
    return { from: source, to, amount: moved, currency };
  };
  await post(tx, {
    key: `refund:${loan.id}`,
    kind: 'loan_refunded',
    bookedAt: now,
    request: { loanId: loan.id },
    movements: [
      move(from, collected, amount),
      ...[...credits].map(([account, part]) => move(collected, account as AccountName, part)),
      move(`loan:${loan.id}:lent`, `loan:${loan.id}:outstanding`, amount),
      ...(await settleOwedFirst(tx, credits, currency)),
    ],
  });
  for (const part of parts) {
    await tx.slice.update({
      where: { id: part.id },
      data: { refunded: { increment: part.amount } },
    });
  }
}
