import { audit } from '#app/domain/audit/audit.ts';
import { type PotentialRefusal, costRefusal } from '#app/domain/potential/potential-rules.ts';
import { inTransaction } from '#app/platform/db.ts';
import { changeLoanStatus } from './change-loan-status.ts';
import { lateLoans, needsReason } from '#app/domain/lateness/late-loans.ts';
import { lockLoan } from './lock-loans.ts';

type Answer =
  | { submitted: true }
  | {
      refused:
        | 'loan_is_not_a_draft'
        | 'borrower_has_not_consented'
        | 'loan_has_no_story'
        | 'late_reasons_are_missing'
        | PotentialRefusal;
    };

/**
 * The partner hands a draft in for review. Not while it owes lenders of another loan a word: 30 days late,
 * and nobody has said why.
 */
export async function submitLoan(request: {
  loanId: number;
  actorId: number | null;
  now: Date;
}): Promise<Answer> {
  const { loanId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    const consents = await tx.borrowerConsent.count({
      where: { borrowerId: loan.borrowerId, withdrawnAt: null },
    });
    const stories = await tx.loanStory.findMany({ where: { loanId } });

    if (!['draft', 'changes_requested'].includes(loan.status))
      return { refused: 'loan_is_not_a_draft' };
    if (consents === 0) return { refused: 'borrower_has_not_consented' };
    if (stories.length === 0) return { refused: 'loan_has_no_story' };
    const costs = costRefusal(loan, stories);
    if (costs) return { refused: costs };
    const late = await lateLoans({ partnerId: loan.partnerId, now, reader: tx });
    if (late.some(needsReason)) return { refused: 'late_reasons_are_missing' };

    await changeLoanStatus(tx, { loan, becomes: 'in_review', actorId, now });
    await audit(tx, { actorId, verb: 'submit-loan', subject: `loan:${loanId}`, now });
    return { submitted: true };
  });
}
