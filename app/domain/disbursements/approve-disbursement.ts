import { holdPayout } from '#app/domain/payouts/hold-payout.ts';
import { tellLenders } from '#app/domain/notifications/tell-lenders.ts';
import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { type ApprovalRefusal, approve, proposalFor } from '#app/domain/approvals/proposals.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { dateOf } from '#app/money/days.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import type { PayoutRail } from '#app/platform/generated/enums.ts';

type Answer =
  { loanId: number } | { refused: ApprovalRefusal | 'loan_is_not_funded' | 'terms_have_changed' };

/**
 * The second treasurer agrees: what was raised becomes payable to the partner,
 * the loan becomes outstanding, and its slices are frozen from here on.
 */
export async function approveDisbursement(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'disbursement', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const loan = await lockLoan(tx, agreed.subjectId);
    if (loan.status !== 'funded') return { refused: 'loan_is_not_funded' };
    const { details } = agreed;
    const partner = await tx.partner.findUniqueOrThrow({ where: { id: loan.partnerId } });
    const { payoutRail = partner.payoutRail } = details;
    if (payoutRail !== partner.payoutRail) return { refused: 'terms_have_changed' };
    await approve(tx, agreed, { actorId, now });

    await bookDisbursement(tx, loan, now);
    const payoutId = details.isPaidOutNow
      ? await payOut(tx, loan, { payoutRail, requestedById: agreed.proposedById, now })
      : null;
    await tx.disbursement.create({
      data: {
        loanId: loan.id,
        payoutId,
        amount: loan.raised,
        rate: details.rate,
        proof: details.proof,
        paidOn: dateOf(details.paidOn),
        proposedById: agreed.proposedById,
        approvedById: actorId,
        approvedAt: now,
      },
    });
    await changeLoanStatus(tx, { loan, becomes: 'in_repayment', actorId, now });

    // What leaves now is told when it has arrived (payouts/record-payout-part.ts).
    if (payoutId === null) await tellLenders(tx, paidOut(loan.id, now));
    return { loanId: loan.id };
  });
}

const paidOut = (loanId: number, now: Date) =>
  ({ template: 'loan_disbursed', loanId, key: `loan_disbursed:${loanId}`, now }) as const;

async function bookDisbursement(tx: Tx, loan: Loan, now: Date): Promise<void> {
  const currency = asCurrency(loan.currency);
  const amount = loan.raised;
  await post(tx, {
    key: `disburse:${loan.id}`,
    kind: 'disbursement',
    bookedAt: now,
    movements: [
      { from: `loan:${loan.id}:raised`, to: `partner:${loan.partnerId}:payable`, amount, currency },
      { from: `loan:${loan.id}:outstanding`, to: `loan:${loan.id}:lent`, amount, currency },
    ],
  });
}

async function payOut(
  tx: Tx,
  loan: Loan,
  by: { payoutRail: PayoutRail; requestedById: number; now: Date },
): Promise<number> {
  const { payoutRail, requestedById, now } = by;
  const { payoutId } = await holdPayout(tx, {
    kind: 'partner',
    owner: `partner:${loan.partnerId}:payable`,
    ownerId: { partnerId: loan.partnerId, loanId: loan.id },
    currency: asCurrency(loan.currency),
    parts: [
      {
        rail: payoutRail === 'stripe' ? 'stripe_transfer' : 'bank_wire',
        amount: loan.raised,
      },
    ],
    requestedById,
    now,
  });
  await enqueue(tx, 'payout.send', { payoutId }, now);
  return payoutId;
}
