import { m } from '#app/messages/compiled/messages.js';
import { type ReservationWord, reservationWords } from '../ui/reservation-words.ts';

/**
 * Every refusal of a verb that a page can show, in words.
 */
const words = {
  email_or_password_is_wrong: m.refused_email_or_password_is_wrong,
  email_is_not_verified: m.refused_email_is_not_verified,
  link_is_not_valid: m.refused_link_is_not_valid,
  payment_did_not_go_through: m.refused_payment_did_not_go_through,
  basket_is_empty: m.refused_basket_is_empty,
  tip_is_below_zero: m.refused_tip_is_not_an_amount,
  tip_is_too_small: m.refused_tip_is_too_small,
  tip_is_not_an_amount: m.refused_tip_is_not_an_amount,
  amount_is_not_whole: m.refused_amount_is_not_whole,
  amount_is_not_above_zero: m.refused_amount_is_not_above_zero,
  bank_details_are_missing: m.refused_bank_details_are_missing,
  amount_is_above_the_balance: m.refused_amount_is_above_the_balance,
  dispute_is_open: m.refused_dispute_is_open,
  payment_is_looked_into: m.refused_payment_is_looked_into,
  warning_is_dealt_with: m.refused_line_is_dealt_with,
  loan_is_not_a_draft: m.refused_loan_is_not_a_draft,
  borrower_has_not_consented: m.refused_borrower_has_not_consented,
  loan_has_no_story: m.refused_loan_has_no_story,
  partner_is_suspended: m.refused_partner_is_suspended,
  loan_was_posted_before: m.refused_loan_was_posted_before,
  rate_is_not_above_zero: m.refused_rate_is_not_above_zero,
  schedule_is_empty: m.refused_schedule_is_empty,
  schedule_is_not_readable: m.refused_schedule_is_not_readable,
  schedule_does_not_add_up_to_the_amount: m.refused_schedule_does_not_add_up,
  due_dates_do_not_ascend: m.refused_due_dates_do_not_ascend,
  first_instalment_is_due_before_the_money_arrives: m.refused_first_instalment_too_early,
  fundraiser_is_not_between_1_and_60_days: m.refused_fundraiser_days,
  file_is_empty: m.refused_file_is_empty,
  file_is_not_readable: m.refused_file_is_not_readable,
  columns_are_not_known: m.refused_columns_are_not_known,
  line_has_another_number_of_columns: m.refused_line_has_another_number_of_columns,
  report_is_final: m.report_is_final,
  report_has_errors: m.report_has_errors,
  period_is_not_a_month: m.refused_period_is_not_a_month,
  nothing_to_settle: m.refused_nothing_to_settle,
  exchange_rate_is_missing: m.refused_exchange_rate_is_missing,
  already_proposed: m.refused_already_proposed,
  rate_is_given_twice: m.refused_rate_is_given_twice,
  rates_have_changed: m.refused_rates_have_changed,
  too_many_rates: m.refused_too_many_rates,
  bank_deposits_are_off: m.refused_bank_deposits_are_off,
  cards_are_off: m.refused_cards_are_off,
  nothing_is_proposed: m.refused_nothing_is_proposed,
  same_person_may_not_approve: m.proposal_needs_another,
  loan_is_not_funded: m.refused_loan_is_not_funded,
  loan_is_not_in_repayment: m.line_loan_is_not_in_repayment,
  nothing_is_outstanding: m.refused_nothing_is_outstanding,
  picture_is_not_readable: m.refused_picture_is_not_readable,
  reference_ends_like_one_of_ours: m.refused_reference_ends_like_one_of_ours,
  reference_is_booked: m.refused_reference_is_booked,
  payout_part_was_not_sent_by_bank: m.refused_nothing_is_proposed,
  payout_part_is_not_waiting: m.refused_nothing_is_proposed,
  proof_is_missing: m.refused_proof_is_missing,
  currency_is_not_known: m.import_is_not_a_currency,
  day_is_not_a_date: m.field_is_not_a_day,
  loan_is_not_funded_or_in_repayment: m.refused_loan_is_not_funded_or_in_repayment,
  payable_is_less_than_outstanding: m.refused_payable_is_less_than_outstanding,
  loan_is_not_written_off: m.refused_loan_is_not_written_off,
  costs_exceed_what_came_in: m.refused_costs_exceed_what_came_in,
  receipt_is_not_from_outside: m.refused_receipt_is_not_from_outside,
  receipt_is_reversed: m.receipt_reversed,
  account_is_not_moved_by_hand: m.refused_account_is_not_moved_by_hand,
  accounts_are_the_same: m.refused_accounts_are_the_same,
  account_has_not_so_much: m.refused_account_has_not_so_much,
  stripe_refused: m.refused_stripe_refused,
  stripe_does_not_reach_the_country: m.desk_payouts_by_wire,
  stripe_opens_no_account: m.refused_stripe_opens_no_account,
  stripe_account_is_not_ready: m.refused_stripe_account_is_not_ready,
  terms_have_changed: m.refused_terms_have_changed,
  nothing_changes: m.refused_nothing_changes,
  order_has_ended: m.refused_order_has_ended,
  stripe_event_is_applied: m.refused_line_is_dealt_with,
  did_not_end: m.refused_did_not_end,
  payments_are_away: m.refused_payments_are_away,
  line_is_dealt_with: m.refused_line_is_dealt_with,
  bank_account_is_known: m.refused_bank_account_is_known,
  csv_amounts_are_missing: m.refused_csv_amounts_are_missing,
  bank_line_is_booked: m.refused_bank_line_is_booked,
  match_is_not_exact: m.refused_match_is_not_exact,
  parts_do_not_come_to_the_line: m.refused_parts_do_not_come_to_the_line,
  part_does_not_fit: m.refused_part_does_not_fit,
  line_is_no_payment_of_a_lender: m.refused_line_is_no_payment_of_a_lender,
  line_is_named_by_two: m.refused_line_is_named_by_two,
  amount_is_above_what_is_due: m.refused_amount_is_above_what_is_due,
  loan_is_not_yours: m.refused_loan_is_not_yours,
  loan_is_not_public_yet: m.refused_loan_is_not_public_yet,
  balance_is_not_empty: m.refused_balance_is_not_empty,
  money_is_under_way: m.refused_money_is_under_way,
  loans_are_outstanding: m.refused_loans_are_outstanding,
  person_has_a_role: m.refused_person_has_a_role,
  person_has_this_role: m.refused_person_has_this_role,
  person_acts_for_a_partner: m.refused_person_acts_for_a_partner,
  last_admin_stays: m.refused_last_admin_stays,
  one_does_not_remove_oneself: m.refused_one_does_not_remove_oneself,
  passkey_is_not_valid: m.refused_passkey_is_not_valid,
  code_is_wrong: m.refused_code_is_wrong,
  address_is_not_an_address: m.field_is_not_an_email,
  address_has_an_account: m.refused_address_has_an_account,
  loan_is_not_in_review: m.refused_loan_is_not_in_review,
  partner_limit_is_reached: m.refused_partner_limit_is_reached,
  nothing_is_payable: m.refused_nothing_is_payable,
} as const;

export type Refusal = keyof typeof words | ReservationWord;

/** The fields that a refusal is about, where a form has them. */
const fields: Partial<Record<Refusal, string>> = {
  amount_is_not_whole: 'amount',
  amount_is_not_above_zero: 'amount',
  amount_is_above_the_balance: 'amount',
  amount_is_above_what_is_due: 'amount',
  account_has_not_so_much: 'amount',
  accounts_are_the_same: 'to',
  reference_is_booked: 'reference',
  bank_account_is_known: 'account',
  csv_amounts_are_missing: 'amount',
  reference_ends_like_one_of_ours: 'reference',
  proof_is_missing: 'proof',
  rate_is_not_above_zero: 'rate',
  code_is_wrong: 'code',
  address_is_not_an_address: 'email',
  address_has_an_account: 'email',
  person_has_this_role: 'email',
  person_acts_for_a_partner: 'email',
  tip_is_not_an_amount: 'tip',
  tip_is_below_zero: 'tip',
  tip_is_too_small: 'tip',
  stripe_account_is_not_ready: 'payoutRail',
};

export function fieldOfRefusal(refused: Refusal): string | null {
  return fields[refused] ?? null;
}

/** A verb's refusal in words; a refusal without words does not compile. */
export function refusalWords(refused: Refusal): string {
  return Object.hasOwn(words, refused)
    ? words[refused as keyof typeof words]()
    : reservationWords(refused);
}

/** The same for text from the address bar; unknown text says only that it did not work. */
export function refusalWordsFor(text: string | null): string | null {
  return text === null ? null : refusalWords(text as Refusal);
}
