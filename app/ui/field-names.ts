import { m } from '#app/messages/compiled/messages.js';

/** Names of fields in the summary above their form, where several can have the same error. */
const names: Record<string, () => string> = {
  name: m.column_name,
  email: m.field_email,
  password: m.field_password,
  amount: m.column_amount,
  tip: m.checkout_tip,
  reason: m.journal_reason,
  // Where money goes, and how it came.
  holder: m.bank_holder,
  bank: m.bank_name,
  account: m.bank_account,
  reference: m.wire_reference,
  proof: m.send_proof,
  costs: m.recovery_costs,
  from: m.journal_from,
  to: m.journal_to,
  paidOn: m.disburse_day,
  rate: m.facts_rate,
  // A partner.
  country: m.filter_country,
  zone: m.partner_zone,
  currencyCoverage: m.partner_coverage,
  gainFee: m.partner_terms_gain_fee,
  payoutRail: m.partner_terms_rail,
  managerName: m.partner_manager_name,
  managerEmail: m.partner_manager_email,
  agreement: m.guarantee_agreement,
  limit: m.limit_most,
  notice: m.suspension_notice,
  // A loan request.
  firstName: m.draft_first_name,
  groupName: m.draft_group_name,
  memberCount: m.draft_members,
  town: m.draft_town,
  clientId: m.draft_client_id,
  externalId: m.draft_loan_id,
  use: m.draft_use,
  sector: m.filter_sector,
  activity: m.draft_activity,
  story: m.facts_story,
  localAmount: m.facts_local_amount,
  paidOutOn: m.draft_paid_out_on,
  annualRate: m.draft_annual_rate,
  method: m.draft_method,
  instalments: m.draft_instalments,
  firstDueOn: m.draft_first_due,
  rhythm: m.draft_rhythm,
  season: m.draft_season,
  principalGrace: m.draft_grace,
};

/** `Email address: This is needed.`; the words alone for a field without a name here. */
export function namedError(
  name: string,
  words: string,
  ofThisForm: Record<string, string> = {},
): string {
  const row = /^(on|principal|interest)(\d+)$/.exec(name)?.[2];
  if (row) return `${m.draft_row_number({ number: Number(row) })}: ${words}`;
  const field = ofThisForm[name] ?? (Object.hasOwn(names, name) ? names[name]?.() : undefined);
  return field ? `${field}: ${words}` : words;
}
