import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { propose } from '#app/domain/approvals/proposals.ts';
import type { Day } from '#app/money/days.ts';
import { inTransaction } from '#app/platform/db.ts';

export interface DisbursementDetails {
  readonly paidOn: Day;
  /** Local units per funding unit on that day, as a decimal. */
  readonly rate: string;
  /** Where the proof is kept: the reference of the partner's receipt. */
  readonly proof: string;
  /** True: the money leaves now. False: it stays payable and is netted in a settlement. */
  readonly isPaidOutNow: boolean;
}

type Answer =
  | { proposalId: number }
  | { refused: 'loan_is_not_funded' | 'already_proposed' | 'rate_is_not_above_zero' };

/** The first treasurer says that a funded loan shall be paid out to its partner. */
export async function proposeDisbursement(
  request: { loanId: number; actorId: number; now: Date } & DisbursementDetails,
): Promise<Answer> {
  const { loanId, actorId, now, ...details } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);

    if (loan.status !== 'funded') return { refused: 'loan_is_not_funded' };
    if (!(Number(details.rate) > 0)) return { refused: 'rate_is_not_above_zero' };

    const subject = `loan:${loanId}`;
    return propose(tx, { kind: 'disbursement', subject, details, actorId, now });
  });
}
