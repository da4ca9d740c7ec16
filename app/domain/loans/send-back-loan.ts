import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { changeLoanStatus } from './change-loan-status.ts';
import { lockLoan } from './lock-loans.ts';

/** Why a draft is sent back: a list, so that a partner sees what it could do better. */
export const returnCodes = [
  'story_names_too_much',
  'story_is_unclear',
  'photo_is_unclear',
  'amount_is_implausible',
  'schedule_is_implausible',
  'consent_is_in_doubt',
  'other',
] as const;
export type ReturnCode = (typeof returnCodes)[number];

type Answer = { sentBack: true } | { refused: 'loan_is_not_in_review' };

/** A reviewer asks the partner for changes and says which. */
export async function sendBackLoan(request: {
  loanId: number;
  code?: ReturnCode;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { loanId, code = 'other', reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);

    if (loan.status !== 'in_review') return { refused: 'loan_is_not_in_review' };

    await changeLoanStatus(tx, { loan, becomes: 'changes_requested', actorId, reason, code, now });
    const after = { code, reason };
    await audit(tx, { actorId, verb: 'send-back-loan', subject: `loan:${loanId}`, after, now });
    return { sentBack: true };
  });
}
