import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import { m } from '#app/messages/compiled/messages.js';

const kinds: Record<ProposalKind, () => string> = {
  disbursement: m.proposal_disbursement,
  wire: m.proposal_wire,
  bank_payout: m.proposal_bank_payout,
  bank_return: m.proposal_bank_return,
  partner_payout: m.proposal_partner_payout,
  reversal: m.proposal_reversal,
  write_off: m.proposal_write_off,
  refund: m.proposal_refund,
  manual_journal: m.proposal_manual_journal,
  bank_details: m.proposal_bank_details,
  partner_terms: m.proposal_partner_terms,
  stripe_line: m.proposal_stripe_line,
  bank_line: m.proposal_bank_line,
  recovery: m.recovery_title,
  unknown_money: m.suspense_title,
  operator_money: m.own_money_title,
  rates: m.rates_title,
  staff_role: m.proposal_staff_role,
};

/** What takes two people, in words. */
export function proposalWords(kind: ProposalKind): string {
  return kinds[kind]();
}
