/** Acts that take two different people; approvals/catalogue.ts has the rest about each. */
export const proposalKinds = [
  'disbursement',
  'wire',
  'bank_payout',
  'bank_return',
  'partner_payout',
  'reversal',
  'write_off',
  'refund',
  'manual_journal',
  'bank_details',
  'partner_terms',
  'stripe_line',
  'bank_line',
  'recovery',
  'unknown_money',
  'operator_money',
  'rates',
  'staff_role',
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** Acts of one person, each named like its verb's file. */
const acts = [
  'draft-loan',
  'submit-loan',
  'approve-loan',
  'send-back-loan',
  'withdraw-loan',
  'default-loan',
  'publish-update',
  'keep-photo',
  'record-consent',
  'withdraw-consent',
  'handle-complaint',
  'save-repayment-report',
  'finalise-report',
  'issue-settlement',
  'open-bank-account',
  'map-csv',
  'import-statement',
  'book-bank-line',
  'end-stuck-order',
  'give-up-payout-part',
  'leave-stripe-event',
  'close-stripe-line',
  'clear-fraud-warning',
  'pay-out-stripe-balance',
  'top-up-stripe-balance',
  'enter-rate',
  'add-partner',
  'describe-partner',
  'add-partner-staff',
  'remove-partner-staff',
  'limit-partner',
  'open-stripe-account',
  'suspend-partner',
  'lift-suspension',
  'agree-guarantee',
  'end-guarantee',
  'invite-staff',
  'accept-invitation',
  'withdraw-invitation',
  'grant-staff-role',
  'revoke-staff-role',
  'confirm-second-factor',
  'remove-second-factor',
  'close-account',
  'open-public-page',
  'close-public-page',
  'look-at-payout',
  'look-up-person',
  'resend-mail',
  'revise-draft',
  'end-sessions',
  'block-person',
  'unblock-person',
  'retry-failed-job',
] as const;
export type Act = (typeof acts)[number];

/** What the first person and the second do with a proposal. */
const steps = ['propose', 'approve', 'withdraw'] as const;
export type ProposalStep = (typeof steps)[number];

export type AuditVerb = Act | `${ProposalStep}-${ProposalKind}`;

/** Every verb that the audit log can hold. */
export const auditVerbs: readonly AuditVerb[] = [
  ...acts,
  ...proposalKinds.flatMap((kind) => steps.map((step) => `${step}-${kind}` as const)),
];
