import { audit } from '#app/domain/people/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { changeLoanStatus } from './change-loan-status.ts';
import { lockLoan } from './lock-loans.ts';

type Answer = { sentBack: true } | { refused: 'loan_is_not_in_review' };

/** A reviewer asks the partner for changes and says which. */
export async function sendBackLoan(request: {
  loanId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { loanId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);

    if (loan.status !== 'in_review') return { refused: 'loan_is_not_in_review' };

    await changeLoanStatus(tx, { loan, becomes: 'changes_requested', actorId, reason, now });
    const after = { reason };
    await audit(tx, { actorId, verb: 'send-back-loan', subject: `loan:${loanId}`, after, now });
    return { sentBack: true };
  });
}
