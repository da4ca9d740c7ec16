import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import type { WithProof } from '#app/domain/approvals/proofs.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';
import {
  type Recovery,
  type RecoveryRefusal,
  bookRecovery,
  recoveryRefusal,
} from './book-recovery.ts';

/** The first of two says what came in for a loan that was written off. */
export async function proposeRecovery(
  request: Recovery & WithProof & { actorId: number; now: Date },
): Promise<{ proposalId: number } | { refused: RecoveryRefusal | 'already_proposed' }> {
  const { actorId, now, proofFile = null, ...recovery } = request;
  const { loanId, reference, amount, costs } = recovery;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);
    const refused = await recoveryRefusal(tx, recovery);
    if (refused) return { refused };
    const details = { amount, costs, currency: asCurrency(loan.currency), reference };
    const subject = `loan:${loanId}`;
    return propose(tx, { kind: 'recovery', subject, details, proofFile, actorId, now });
  });
}

/** The second agrees: it reaches the lenders. */
export async function recordRecovery(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ recoveryId: number } | { refused: ApprovalRefusal | RecoveryRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'recovery', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const { reference, amount, costs } = agreed.details;
    const recovery = { loanId: agreed.subjectId, reference, amount, costs, now };
    const answer = await bookRecovery(tx, recovery);
    if ('refused' in answer) return answer;
    await approve(tx, agreed, { actorId, now });
    return answer;
  });
}
