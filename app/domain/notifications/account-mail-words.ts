import { m } from '#app/messages/compiled/messages.js';
import type { Language } from '#app/messages/format.ts';

type Say = (
  words: { amount: string; what: string; whose: string; inside: string; count: number },
  options: { locale: Language },
) => string;

export interface Sentences {
  readonly subject: Say;
  readonly body: Say;
  readonly action: (words: object, options: { locale: Language }) => string;
}

/** What an account's owner did, or somebody in their name. */
const ofSecurity = (subject: Say, body: Say) => ({ subject, body, action: m.mail_security_action });

/** Mails about getting into an account, and about who may do what. */
export const ofAccounts = {
  verify_email: {
    subject: m.mail_verify_email_subject,
    body: m.mail_verify_email_body,
    action: m.mail_verify_email_action,
  },
  already_registered: {
    subject: m.mail_already_registered_subject,
    body: m.mail_already_registered_body,
    action: m.mail_already_registered_action,
  },
  reset_password: {
    subject: m.mail_reset_password_subject,
    body: m.mail_reset_password_body,
    action: m.mail_reset_password_action,
  },
  guest_checkout: {
    subject: m.mail_guest_checkout_subject,
    body: m.mail_guest_checkout_body,
    action: m.mail_guest_checkout_action,
  },
  guest_has_account: {
    subject: m.mail_guest_checkout_subject,
    body: m.mail_guest_has_account_body,
    action: m.mail_guest_has_account_action,
  },
  bank_details_changed: {
    subject: m.mail_bank_details_changed_subject,
    body: m.mail_bank_details_changed_body,
    action: m.mail_role_granted_action,
  },
  role_granted: {
    subject: m.mail_role_granted_subject,
    body: m.mail_role_granted_body,
    action: m.mail_role_granted_action,
  },
  invitation: {
    subject: m.mail_invitation_subject,
    body: m.mail_invitation_body,
    action: m.mail_invitation_action,
  },
  password_changed: ofSecurity(m.mail_password_changed_subject, m.mail_password_changed_body),
  passkey_added: ofSecurity(m.mail_passkey_added_subject, m.mail_passkey_added_body),
  passkey_removed: ofSecurity(m.mail_passkey_removed_subject, m.mail_passkey_removed_body),
  second_factor_set: ofSecurity(m.mail_second_factor_set_subject, m.mail_second_factor_set_body),
  second_factor_removed: ofSecurity(
    m.mail_second_factor_removed_subject,
    m.mail_second_factor_removed_body,
  ),
  new_device: ofSecurity(m.mail_new_device_subject, m.mail_new_device_body),
  data_exported: ofSecurity(m.mail_data_exported_subject, m.mail_data_exported_body),
  address_is_to_change: ofSecurity(
    m.mail_address_is_to_change_subject,
    m.mail_address_is_to_change_body,
  ),
  address_changed: ofSecurity(m.mail_address_changed_subject, m.mail_address_changed_body),
  account_closed: ofSecurity(m.mail_account_closed_subject, m.mail_account_closed_body),
  change_address: {
    subject: m.mail_change_address_subject,
    body: m.mail_change_address_body,
    action: m.mail_change_address_action,
  },
} satisfies Record<string, Sentences>;
