import {
  type Act,
  type AuditVerb,
  type ProposalKind,
  type ProposalStep,
  proposalKinds,
} from '#app/domain/audit/audit-verbs.ts';
import { m } from '#app/messages/compiled/messages.js';
import { proposalWords } from './proposal-words.ts';

const acts: Record<Act, () => string> = {
  'draft-loan': m.act_draft_loan,
  'submit-loan': m.act_submit_loan,
  'approve-loan': m.act_approve_loan,
  'send-back-loan': m.act_send_back_loan,
  'withdraw-loan': m.act_withdraw_loan,
  'default-loan': m.act_default_loan,
  'publish-update': m.act_publish_update,
  'keep-photo': m.act_keep_photo,
  'record-consent': m.act_record_consent,
  'withdraw-consent': m.act_withdraw_consent,
  'handle-complaint': m.act_handle_complaint,
  'save-repayment-report': m.act_save_repayment_report,
  'finalise-report': m.act_finalise_report,
  'issue-settlement': m.act_issue_settlement,
  'open-bank-account': m.act_open_bank_account,
  'map-csv': m.act_map_csv,
  'import-statement': m.act_import_statement,
  'book-bank-line': m.act_book_bank_line,
  'end-stuck-order': m.act_end_stuck_order,
  'give-up-payout-part': m.act_give_up_payout_part,
  'leave-stripe-event': m.act_leave_stripe_event,
  'close-stripe-line': m.act_close_stripe_line,
  'clear-fraud-warning': m.act_clear_fraud_warning,
  'pay-out-stripe-balance': m.act_pay_out_stripe_balance,
  'top-up-stripe-balance': m.act_top_up_stripe_balance,
  'enter-rate': m.act_enter_rate,
  'add-partner': m.act_add_partner,
  'describe-partner': m.act_describe_partner,
  'add-partner-staff': m.act_add_partner_staff,
  'remove-partner-staff': m.act_remove_partner_staff,
  'limit-partner': m.act_limit_partner,
  'open-stripe-account': m.act_open_stripe_account,
  'suspend-partner': m.act_suspend_partner,
  'lift-suspension': m.act_lift_suspension,
  'agree-guarantee': m.act_agree_guarantee,
  'end-guarantee': m.act_end_guarantee,
  'invite-staff': m.act_invite_staff,
  'accept-invitation': m.act_accept_invitation,
  'withdraw-invitation': m.act_withdraw_invitation,
  'grant-staff-role': m.act_grant_staff_role,
  'revoke-staff-role': m.act_revoke_staff_role,
  'confirm-second-factor': m.act_confirm_second_factor,
  'remove-second-factor': m.act_remove_second_factor,
  'close-account': m.act_close_account,
  'open-public-page': m.act_open_public_page,
  'close-public-page': m.act_close_public_page,
  'look-at-payout': m.act_look_at_payout,
  'look-up-person': m.act_look_up_person,
  'resend-mail': m.act_resend_mail,
  'revise-draft': m.act_revise_draft,
  'end-sessions': m.act_end_sessions,
  'block-person': m.act_block_person,
  'unblock-person': m.act_unblock_person,
  'retry-failed-job': m.act_retry_failed_job,
};

const steps: Record<ProposalStep, (proposal: { what: string }) => string> = {
  propose: m.act_proposed,
  approve: m.act_approved,
  withdraw: m.act_not_done,
};

/** What somebody did, in words. */
export function auditWords(verb: AuditVerb): string {
  if (Object.hasOwn(acts, verb)) return acts[verb as Act]();
  const [step = '', kind = ''] = verb.split(/-(.*)/);
  const isKnown = Object.hasOwn(steps, step) && proposalKinds.some((one) => one === kind);
  // What an earlier version called an act stays in the log under that name.
  if (!isKnown) return verb;
  return steps[step as ProposalStep]({ what: proposalWords(kind as ProposalKind) });
}
