import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import type { DetailsOf } from '#app/domain/approvals/catalogue.ts';
import { propose } from '#app/domain/approvals/proposals.ts';
import type { WithProof } from '#app/domain/approvals/proofs.ts';
import { isRate } from '#app/domain/rates/rate-rules.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';

type Said = Pick<DetailsOf<'disbursement'>, 'paidOn' | 'rate' | 'proof' | 'isPaidOutNow'>;

type Answer =
  | { proposalId: number }
  | { refused: 'loan_is_not_funded' | 'already_proposed' | 'rate_is_not_above_zero' };

/** The first treasurer says that a funded loan shall be paid out to its partner. */
export async function proposeDisbursement(
  request: { loanId: number; actorId: number; now: Date } & Said & WithProof,
): Promise<Answer> {
  const { loanId, actorId, now, proofFile = null, ...said } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);

    if (loan.status !== 'funded') return { refused: 'loan_is_not_funded' };
    if (!isRate(said.rate)) return { refused: 'rate_is_not_above_zero' };

    const { name, payoutRail } = await tx.partner.findUniqueOrThrow({
      where: { id: loan.partnerId },
    });
    const sum = { amount: loan.raised, currency: asCurrency(loan.currency) };
    // What is netted goes by no rail.
    const rail = said.isPaidOutNow ? { payoutRail } : {};
    const details = { ...said, ...sum, ...rail, partner: name };
    const subject = `loan:${loanId}`;
    return propose(tx, { kind: 'disbursement', subject, details, proofFile, actorId, now });
  });
}
