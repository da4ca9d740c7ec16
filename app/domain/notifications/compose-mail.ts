import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { m } from '#app/messages/compiled/messages.js';
import type { Language } from '#app/messages/format.ts';
import type { MailFacts } from './facts.ts';
import { sentences, wordsOf } from './mail-words.ts';

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

function escape(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => named[character] ?? '');
}
