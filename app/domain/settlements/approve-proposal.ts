import { approveBankPayout } from '#app/domain/balances/bank-payouts.ts';
import { returnBankPayout } from '#app/domain/balances/bank-returns.ts';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { changeBankDetails } from '#app/domain/partners/bank-details.ts';
import { proposalKind } from '#app/domain/people/open-proposals.ts';
import type { ProposalKind } from '#app/domain/people/audit-verbs.ts';
import type { ApprovalRefusal } from '#app/domain/people/proposals.ts';
import { approveWire } from './approve-wire.ts';
import { bookManualJournal } from './manual-journal.ts';
import { payPartner } from './partner-payouts.ts';
import { refundLoan } from './refund-loan.ts';
import { reverseReceipt } from './reverse-receipt.ts';
import { writeOffLoan } from './write-off-loan.ts';

interface Approval {
  readonly proposalId: number;
  readonly actorId: number;
  readonly now: Date;
}

/** What each kind of proposal does when the second person agrees. */
const verbs = {
  disbursement: approveDisbursement,
  wire: approveWire,
  bank_payout: approveBankPayout,
  bank_return: returnBankPayout,
  partner_payout: payPartner,
  reversal: reverseReceipt,
  write_off: writeOffLoan,
  refund: refundLoan,
  manual_journal: bookManualJournal,
  bank_details: changeBankDetails,
} satisfies Record<ProposalKind, (approval: Approval) => Promise<object>>;

type Answers = Awaited<ReturnType<(typeof verbs)[ProposalKind]>>;
export type ProposalRefusal = ApprovalRefusal | Extract<Answers, { refused: string }>['refused'];

/** The second person agrees to whatever it is. */
export async function approveProposal(
  approval: Approval,
): Promise<{ kind: ProposalKind } | { refused: ProposalRefusal }> {
  const kind = await proposalKind(approval.proposalId);
  if (!kind) return { refused: 'nothing_is_proposed' };
  const answer: Answers = await verbs[kind](approval);
  return 'refused' in answer ? { refused: answer.refused } : { kind };
}
