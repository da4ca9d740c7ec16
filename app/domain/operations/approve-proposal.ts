import { approveBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { returnBankPayout } from '#app/domain/payouts/bank-returns.ts';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { changeBankDetails } from '#app/domain/partners/bank-details.ts';
import { changePartnerTerms } from '#app/domain/partners/partner-terms.ts';
import { proposalKind } from '#app/domain/approvals/proposal-kind.ts';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import type { ApprovalRefusal } from '#app/domain/approvals/proposals.ts';
import { approvePartnerPayment } from '#app/domain/settlements/approve-partner-payment.ts';
import { approveBankLine } from '#app/domain/matching/propose-bank-line.ts';
import { bookManualJournal } from '#app/domain/books/manual-journal.ts';
import { payPartner } from '#app/domain/payouts/partner-payouts.ts';
import { nameStripeLine } from '#app/domain/reconciliation/name-stripe-line.ts';
import { recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { recordOperatorMoney } from '#app/domain/books/operator-money.ts';
import { approveStaffRole } from '#app/domain/invitations/approve-staff-role.ts';
import { enterRates } from '#app/domain/rates/enter-rates.ts';
import { recordUnknownMoney } from '#app/domain/books/suspense.ts';
import { refundLoan } from '#app/domain/losses/refund-loan.ts';
import { reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { writeOffLoan } from '#app/domain/losses/write-off-loan.ts';

interface Approval {
  readonly proposalId: number;
  readonly actorId: number;
  readonly now: Date;
}

/** What each kind of proposal does when the second person agrees. */
const verbs = {
  disbursement: approveDisbursement,
  wire: approvePartnerPayment,
  bank_payout: approveBankPayout,
  bank_return: returnBankPayout,
  partner_payout: payPartner,
  reversal: reverseReceipt,
  write_off: writeOffLoan,
  refund: refundLoan,
  manual_journal: bookManualJournal,
  bank_details: changeBankDetails,
  partner_terms: changePartnerTerms,
  stripe_line: nameStripeLine,
  bank_line: approveBankLine,
  recovery: recordRecovery,
  unknown_money: recordUnknownMoney,
  operator_money: recordOperatorMoney,
  rates: enterRates,
  staff_role: approveStaffRole,
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
