import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { m } from '#app/messages/compiled/messages.js';
import type { Language } from '#app/messages/format.ts';
import type { MailFacts } from './facts.ts';
import { lineWords } from './mail-line-words.ts';
import { sentences, subjectOf, wordsOf } from './mail-words.ts';

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
  const lines = (facts.lines ?? []).map((line) => lineWords(line, language));
  const more = moreLinks(facts, options).map(
    ([words, path]) => [words, mail.origin + path] as const,
  );
  const listed = lines.map(([words, sum]) => `${words}: ${sum}`).join('\n');
  const linked = more.map(([words, to]) => `${words}: ${to}`).join('\n');
  const said = saidWords(facts, language);
  const gathered = (facts.gathered ?? []).map((one) => gatheredWords(one, mail));
  const told = gathered.map(([words, to]) => `${words}\n${to}`).join('\n\n');
  const parts = [hello, body, said, told, listed, `${action}: ${href}`, linked, footer].filter(
    Boolean,
  );
  return {
    subject,
    text: `${parts.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${language}"><body style="margin:0;background:#faf6ee;color:#1d2a24;font:16px/1.55 system-ui,sans-serif">
<div style="max-width:34em;margin:0 auto;padding:32px 20px"><p><strong>${escape(instance)}</strong></p>
<p>${escape(hello)}</p><p>${escape(body)}</p>${saidIn(said)}${listOf(gathered)}${tableOf(lines)}
<p><a href="${escape(href)}" style="display:inline-block;background:#1f6b4a;color:#fff;padding:12px 20px;border-radius:99px;text-decoration:none;font-weight:600">${escape(action)}</a></p>${more.map(([words, to]) => `<p><a href="${escape(to)}" style="color:#1f6b4a">${escape(words)}</a></p>`).join('')}
<p style="color:#4d5a52;font-size:14px">${escape(footer)}</p></div></body></html>`,
  };
}

/** What the partner says, in its own words; or that it has said nothing yet. */
function saidWords({ said }: MailFacts, language: Language): string {
  if (!said) return '';
  const options = { locale: language };
  const { by, text } = said;
  return text
    ? m.mail_partner_says({ by, text }, options)
    : m.mail_partner_says_nothing({ by }, options);
}

const saidIn = (said: string) =>
  said
    ? `<blockquote style="margin:16px 0;padding-left:14px;border-left:3px solid #b54f31;white-space:pre-line">${escape(said)}</blockquote>`
    : '';

/** One thing of the daily mail: its own subject, and the page that shows it. */
function gatheredWords(
  { template, facts }: NonNullable<MailFacts['gathered']>[number],
  { language, origin }: MailToWrite,
): readonly [words: string, to: string] {
  return [subjectOf(template, facts, language), origin + facts.path];
}

function listOf(gathered: readonly (readonly [words: string, to: string])[]): string {
  if (gathered.length === 0) return '';
  const rows = gathered.map(
    ([words, to]) =>
      `<li style="margin:8px 0"><a href="${escape(to)}" style="color:#1f6b4a">${escape(words)}</a></li>`,
  );
  return `<ul style="padding-left:20px">${rows.join('')}</ul>`;
}

function moreLinks(
  { receipt, page }: MailFacts,
  options: { locale: Language },
): (readonly [words: string, path: string])[] {
  return [
    ...(receipt ? [[m.receipt_link({}, options), receipt] as const] : []),
    ...(page ? [[m.mail_guest_loans({}, options), page] as const] : []),
  ];
}

function tableOf(lines: readonly (readonly [words: string, sum: string])[]): string {
  if (lines.length === 0) return '';
  const cell = 'padding:8px 0;border-top:1px solid #ddd2bd;vertical-align:top';
  const rows = lines.map(
    ([words, sum]) =>
      `<tr><td style="${cell}">${escape(words)}</td><td style="${cell};text-align:right;white-space:nowrap;padding-left:16px">${escape(sum)}</td></tr>`,
  );
  return `<table role="presentation" style="width:100%;border-collapse:collapse;margin:20px 0">${rows.join('')}</table>`;
}

function escape(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => named[character] ?? '');
}
