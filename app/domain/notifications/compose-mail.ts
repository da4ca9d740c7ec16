import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { m } from '#app/messages/compiled/messages.js';
import { type Language, formatMoney } from '#app/messages/format.ts';
import type { MailFacts } from './mail-facts.ts';

export interface MailToWrite {
  readonly template: MailTemplate;
  readonly language: Language;
  readonly facts: MailFacts;
  /** A one-time path made for this mail, in place of the path of the facts. */
  readonly link: string | null;
  readonly name: string;
  readonly origin: string;
  readonly instance: string;
}

/** Subject, text and HTML of a mail; the HTML says no more than the text. */
export function composeMail(mail: MailToWrite): { subject: string; text: string; html: string } {
  const { template, language, facts, instance } = mail;
  const options = { locale: language };
  const words = wordsOf(facts, language);
  const say = sentences[template];
  const href = mail.origin + (mail.link ?? facts.path);
  const subject = say.subject(words, options);
  const hello = mail.name
    ? m.mail_hello({ name: mail.name }, options)
    : m.mail_hello_nobody({}, options);
  const body = say.body(words, options);
  const action = say.action({}, options);
  const footer = m.mail_footer({ instance }, options);
  return {
    subject,
    text: `${hello}\n\n${body}\n\n${action}: ${href}\n\n${footer}\n`,
    html: `<!doctype html><html lang="${language}"><body style="margin:0;background:#faf6ee;color:#1d2a24;font:16px/1.55 system-ui,sans-serif">
<div style="max-width:34em;margin:0 auto;padding:32px 20px"><p><strong>${escape(instance)}</strong></p>
<p>${escape(hello)}</p><p>${escape(body)}</p>
<p><a href="${escape(href)}" style="display:inline-block;background:#1f6b4a;color:#fff;padding:12px 20px;border-radius:99px;text-decoration:none;font-weight:600">${escape(action)}</a></p>
<p style="color:#4d5a52;font-size:14px">${escape(footer)}</p></div></body></html>`,
  };
}

/** What a mail says in one line. */
export function subjectOf(template: MailTemplate, facts: MailFacts, language: Language): string {
  return sentences[template].subject(wordsOf(facts, language), { locale: language });
}

function wordsOf(facts: MailFacts, language: Language) {
  return {
    amount: facts.amount ? formatMoney(facts.amount, language) : '',
    what: facts.what ?? m.a_borrower({}, { locale: language }),
  };
}

type Say = (words: { amount: string; what: string }, options: { locale: Language }) => string;

const sentences: Record<
  MailTemplate,
  { subject: Say; body: Say; action: (words: object, options: { locale: Language }) => string }
> = {
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
  order_paid: {
    subject: m.mail_order_paid_subject,
    body: m.mail_order_paid_body,
    action: m.mail_order_paid_action,
  },
  guest_paid: {
    subject: m.mail_guest_paid_subject,
    body: m.mail_guest_paid_body,
    action: m.mail_guest_paid_action,
  },
  loan_expired: {
    subject: m.mail_loan_expired_subject,
    body: m.mail_loan_expired_body,
    action: m.mail_loan_expired_action,
  },
  loan_disbursed: {
    subject: m.mail_loan_disbursed_subject,
    body: m.mail_loan_disbursed_body,
    action: m.mail_loan_disbursed_action,
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
  repayments_came: {
    subject: m.mail_repayments_came_subject,
    body: m.mail_repayments_came_body,
    action: m.mail_repayments_came_action,
  },
  invitation: {
    subject: m.mail_invitation_subject,
    body: m.mail_invitation_body,
    action: m.mail_invitation_action,
  },
};

function escape(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => named[character] ?? '');
}
