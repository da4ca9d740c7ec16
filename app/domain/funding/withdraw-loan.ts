import { audit } from '#app/domain/audit/audit.ts';
import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { returnRaisedMoney } from './return-raised-money.ts';

type Answer = { withdrawn: true } | { refused: 'loan_is_funded_or_ended' };

const open = ['draft', 'changes_requested', 'in_review', 'fundraising'];

/** The partner takes a request back before it is funded; lenders get their money back. */
export async function withdrawLoan(request: {
  loanId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { loanId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);

    if (!open.includes(loan.status)) return { refused: 'loan_is_funded_or_ended' };

    const key = `withdraw:${loanId}`;
    const lenders = await returnRaisedMoney(tx, { loan, key, kind: 'loan_withdrawn', now });
    await changeLoanStatus(tx, { loan, becomes: 'withdrawn', actorId, reason, now });
    const after = { reason };
    await audit(tx, { actorId, verb: 'withdraw-loan', subject: `loan:${loanId}`, after, now });

    for (const personId of lenders) {
      await enqueue(
        tx,
        'mail.send',
        { template: 'loan_expired', personId, subjectId: loanId },
        now,
      );
    }
    return { withdrawn: true };
  });
}
