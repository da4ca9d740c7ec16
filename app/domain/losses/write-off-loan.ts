import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { tellLenders } from '#app/domain/notifications/tell-lenders.ts';
import { openParts, outstandingOf } from '#app/domain/slices/slice-rules.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { inTransaction } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import type { LossCause } from '#app/platform/generated/enums.ts';

type Refusal = 'loan_is_not_in_repayment' | 'nothing_is_outstanding';

/** The first of two says that what is outstanding of a loan is lost, and why. */
export async function proposeWriteOff(request: {
  loanId: number;
  cause: LossCause;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { loanId, cause, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (!mayBeWrittenOff(loan)) return { refused: 'loan_is_not_in_repayment' };
    const slices = await tx.slice.findMany({ where: { loanId } });
    const amount = total(slices.map(outstandingOf));
    const details = { cause, amount, currency: asCurrency(loan.currency) };
    const subject = `loan:${loanId}`;
    return propose(tx, { kind: 'write_off', subject, details, actorId, now });
  });
}

const mayBeWrittenOff = (loan: Loan) =>
  loan.status === 'in_repayment' || loan.status === 'defaulted';

/** The second agrees: everything outstanding becomes a loss of its cause, slice by slice. */
export async function writeOffLoan(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ writtenOff: bigint } | { refused: ApprovalRefusal | Refusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'write_off', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const loanId = agreed.subjectId;
    const { cause } = agreed.details;
    const loan = await lockLoan(tx, loanId);
    const slices = await tx.slice.findMany({ where: { loanId }, orderBy: { number: 'asc' } });
    const shares = openParts(slices);
    const amount = shares.reduce((sum, share) => sum + share.amount, 0n);

    if (!mayBeWrittenOff(loan)) return { refused: 'loan_is_not_in_repayment' };
    if (amount === 0n) return { refused: 'nothing_is_outstanding' };
    await approve(tx, agreed, { actorId, now });

    const writeOff = await tx.writeOff.create({
      data: {
        loanId,
        cause,
        amount,
        at: now,
        proposedById: agreed.proposedById,
        approvedById: actorId,
        shares: {
          create: shares.map((share) => ({
            sliceId: share.id,
            amount: share.amount,
          })),
        },
      },
    });
    await post(tx, {
      key: `write_off:${writeOff.id}`,
      kind: 'write_off',
      bookedAt: now,
      movements: [
        {
          from: `loan:${loanId}:lost:${cause}`,
          to: `loan:${loanId}:outstanding`,
          amount,
          currency: asCurrency(loan.currency),
        },
      ],
    });
    for (const share of shares) {
      const data = { writtenOff: { increment: share.amount } };
      await tx.slice.update({ where: { id: share.id }, data });
    }
    if (loan.status === 'in_repayment') {
      await changeLoanStatus(tx, { loan, becomes: 'defaulted', actorId, reason: cause, now });
    }
    const key = `loan_written_off:${writeOff.id}`;
    await tellLenders(tx, { template: 'loan_written_off', loanId, key, now });
    return { writtenOff: amount };
  });
}
