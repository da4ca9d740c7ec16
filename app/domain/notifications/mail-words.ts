import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { m } from '#app/messages/compiled/messages.js';
import { type Language, formatMoney } from '#app/messages/format.ts';
import { type Sentences, ofAccounts } from './account-mail-words.ts';
import type { MailFacts } from './facts.ts';
import { ofLoans } from './loan-mail-words.ts';

/** What a mail says in one line. */
export function subjectOf(template: MailTemplate, facts: MailFacts, language: Language): string {
  return sentences[template].subject(wordsOf(facts, language), { locale: language });
}

/** The same of any mail of its kind: without names and sums, for whoever must not read them. */
export function kindOfMail(template: MailTemplate, language: Language): string {
  if (template === 'digest') return m.people_mail_digest({}, { locale: language });
  const words = { amount: '…', what: '…', whose: '…', inside: '…', count: 0 };
  return sentences[template].subject(words, { locale: language });
}

export function wordsOf(facts: MailFacts, language: Language) {
  const what = facts.what ?? m.a_borrower({}, { locale: language });
  return {
    count: facts.gathered?.length ?? 0,
    amount: facts.amount ? formatMoney(facts.amount, language) : '',
    what,
    /** In English with its ending: Siti’s, Kadek and four others’. */
    whose: language === 'id' ? what : `${what}’${/s$/i.test(what) ? '' : 's'}`,
    /** The same within a sentence. */
    inside: facts.what ?? m.a_borrower_inside({}, { locale: language }),
  };
}

/** Subject, body and the one link of each mail. */
export const sentences: Record<MailTemplate, Sentences> = {
  ...ofAccounts,
  ...ofLoans,
  order_paid: {
    subject: m.mail_order_paid_subject,
    body: m.mail_order_paid_body,
    action: m.mail_order_paid_action,
  },
  order_processing: {
    subject: m.mail_order_processing_subject,
    body: m.mail_order_processing_body,
    action: m.mail_order_paid_action,
  },
  order_failed: {
    subject: m.mail_order_failed_subject,
    body: m.mail_order_failed_body,
    action: m.mail_order_paid_action,
  },
  order_to_balance: {
    subject: m.mail_order_to_balance_subject,
    body: m.mail_order_to_balance_body,
    action: m.mail_order_paid_action,
  },
  books_alarm: {
    subject: m.mail_books_alarm_subject,
    body: m.mail_books_alarm_body,
    action: m.mail_books_alarm_action,
  },
  deposit_expected: {
    subject: m.mail_deposit_expected_subject,
    body: m.mail_deposit_expected_body,
    action: m.mail_deposit_expected_action,
  },
  deposit_came: {
    subject: m.mail_deposit_came_subject,
    body: m.mail_deposit_came_body,
    action: m.mail_deposit_came_action,
  },
  guest_paid: {
    subject: m.mail_guest_paid_subject,
    body: m.mail_guest_paid_body,
    action: m.mail_guest_paid_action,
  },
  confirm_withdrawal: {
    subject: m.mail_confirm_withdrawal_subject,
    body: m.mail_confirm_withdrawal_body,
    action: m.mail_confirm_withdrawal_action,
  },
  withdrawal_requested: {
    subject: m.mail_withdrawal_requested_subject,
    body: m.mail_withdrawal_requested_body,
    action: m.mail_withdrawal_requested_action,
  },
  withdrawal_ended: {
    subject: m.mail_withdrawal_ended_subject,
    body: m.mail_withdrawal_ended_body,
    action: m.mail_withdrawal_ended_action,
  },
};
