import { approveBankPayout } from '#app/domain/balances/bank-payouts.ts';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { proposalKind } from '#app/domain/people/open-proposals.ts';
import type { ApprovalRefusal, ProposalKind } from '#app/domain/people/proposals.ts';
import { approveWire } from './approve-wire.ts';
import { refundLoan } from './refund-loan.ts';
import { reverseReceipt } from './reverse-receipt.ts';
import { writeOffLoan } from './write-off-loan.ts';

interface Approval {
  readonly proposalId: number;
  readonly actorId: number;
  readonly now: Date;
}

type Refusal =
  ApprovalRefusal | 'loan_is_not_funded' | 'loan_is_not_in_repayment' | 'nothing_is_outstanding';

/** What each kind of proposal does when the second person agrees. */
const verbs: Record<ProposalKind, (approval: Approval) => Promise<object | { refused: Refusal }>> =
  {
    disbursement: approveDisbursement,
    wire: approveWire,
    bank_payout: approveBankPayout,
    reversal: reverseReceipt,
    write_off: writeOffLoan,
    refund: refundLoan,
  };

/** The second person agrees to whatever it is. */
export async function approveProposal(
  approval: Approval,
): Promise<{ kind: ProposalKind } | { refused: Refusal }> {
  const kind = await proposalKind(approval.proposalId);
  if (!kind) return { refused: 'nothing_is_proposed' };
  const answer = await verbs[kind](approval);
  return 'refused' in answer ? { refused: answer.refused as Refusal } : { kind };
}
