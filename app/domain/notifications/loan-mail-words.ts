import { m } from '#app/messages/compiled/messages.js';
import type { Sentences } from './account-mail-words.ts';

/** Mails about what becomes of a loan, and what of it comes back. */
export const ofLoans = {
  loan_expired: {
    subject: m.mail_loan_expired_subject,
    body: m.mail_loan_expired_body,
    action: m.mail_loan_expired_action,
  },
  loan_funded: {
    subject: m.mail_loan_funded_subject,
    body: m.mail_loan_funded_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_disbursed: {
    subject: m.mail_loan_disbursed_subject,
    body: m.mail_loan_disbursed_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_late: {
    subject: m.mail_loan_late_subject,
    body: m.mail_loan_late_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_repaid: {
    subject: m.mail_loan_repaid_subject,
    body: m.mail_loan_repaid_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_defaulted: {
    subject: m.mail_loan_defaulted_subject,
    body: m.mail_loan_defaulted_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_written_off: {
    subject: m.mail_loan_written_off_subject,
    body: m.mail_loan_written_off_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_recovered: {
    subject: m.mail_loan_recovered_subject,
    body: m.mail_loan_recovered_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_news: {
    subject: m.mail_loan_news_subject,
    body: m.mail_loan_news_body,
    action: m.mail_loan_disbursed_action,
  },
  loan_closing: {
    subject: m.mail_loan_closing_subject,
    body: m.mail_loan_closing_body,
    action: m.mail_loan_disbursed_action,
  },
  repayments_came: {
    subject: m.mail_repayments_came_subject,
    body: m.mail_repayments_came_body,
    action: m.mail_repayments_came_action,
  },
  digest: {
    subject: m.mail_digest_subject,
    body: m.mail_digest_body,
    action: m.mail_repayments_came_action,
  },
} as const satisfies Record<string, Sentences>;
