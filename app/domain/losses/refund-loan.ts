import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { returnRaisedMoney } from '#app/domain/funding/return-raised-money.ts';
import { openParts, outstandingOf } from '#app/domain/slices/slice-rules.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import type { Movement } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

type Refusal = 'loan_is_not_funded_or_in_repayment' | 'payable_is_less_than_outstanding';

/** The first of two says that lenders should get their money back: error, fraud, never paid out. */
export async function proposeRefund(request: {
  loanId: number;
  reason: string;
  /** Where the money is: still payable to the partner, or wired back to the bank. */
  source: 'payable' | 'bank';
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { loanId, reason, source, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    const refused = refundRefusal(loan);
    if (refused) return { refused };
    const slices = await tx.slice.findMany({ where: { loanId } });
    const amount = total(slices.map(outstandingOf));
    const details = { reason, source, amount, currency: asCurrency(loan.currency) };
    return propose(tx, { kind: 'refund', subject: `loan:${loanId}`, details, actorId, now });
  });
}

function refundRefusal(loan: Loan): Refusal | null {
  const isPossible = loan.status === 'funded' || loan.status === 'in_repayment';
  return isPossible ? null : 'loan_is_not_funded_or_in_repayment';
}

/** What is payable to the partner can only pay the refund while it is still here. */
async function payableRefusal(
  tx: Tx,
  loan: Loan,
  source: 'payable' | 'bank',
): Promise<Refusal | null> {
  if (loan.status === 'funded' || source === 'bank') return null;
  const currency = asCurrency(loan.currency);
  const payable = await balanceOf(tx, `partner:${loan.partnerId}:payable`, currency);
  const outstanding = await balanceOf(tx, `loan:${loan.id}:outstanding`, currency);
  return payable < outstanding ? 'payable_is_less_than_outstanding' : null;
}

/** The second agrees. After the payout, nothing moves until the money is back. */
export async function refundLoan(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ loanId: number } | { refused: ApprovalRefusal | Refusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'refund', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const loan = await lockLoan(tx, agreed.subjectId);
    const refused = refundRefusal(loan) ?? (await payableRefusal(tx, loan, agreed.details.source));
    if (refused) return { refused };
    await approve(tx, agreed, { actorId, now });
    if (loan.status === 'funded') {
      await returnRaisedMoney(tx, { loan, key: `refund:${loan.id}`, kind: 'loan_refunded', now });
    } else {
      const from =
        agreed.details.source === 'bank' ? 'bank' : (`partner:${loan.partnerId}:payable` as const);
      await refundOutstanding(tx, loan, from, now);
    }
    const { reason } = agreed.details;
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
  const parts = openParts(slices);
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
  const collected = `loan:${loan.id}:collected` as const;
  const credits = new Map<string, bigint>();
  for (const part of parts)
    credits.set(part.account, (credits.get(part.account) ?? 0n) + part.amount);
  const move = (source: AccountName, to: AccountName, moved: bigint): Movement => {
    return { from: source, to, amount: moved, currency };
  };
  await creditLenders(tx, {
    key: `refund:${loan.id}`,
    kind: 'loan_refunded',
    bookedAt: now,
    request: { loanId: loan.id },
    movements: [
      move(from, collected, amount),
      ...[...credits].map(([account, part]) => move(collected, account as AccountName, part)),
      move(`loan:${loan.id}:lent`, `loan:${loan.id}:outstanding`, amount),
    ],
  });
  for (const part of parts) {
    await tx.slice.update({
      where: { id: part.id },
      data: { refunded: { increment: part.amount } },
    });
  }
}
