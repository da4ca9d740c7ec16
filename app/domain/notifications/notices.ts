import { type MailTemplate, mailTemplates } from '#app/jobs/catalogue.ts';
import type { Language } from '#app/messages/format.ts';
import { db } from '#app/platform/db.ts';
import { mailFacts } from './mail-facts.ts';
import { subjectOf } from './mail-words.ts';

const mostShown = 50;

/** What is about the door of the account alone is in the mail alone. */
const notShown: readonly MailTemplate[] = ['verify_email', 'already_registered', 'reset_password'];
const shown = mailTemplates.filter((template) => !notShown.includes(template));

/** What a person was told of, by mail or here alone, newest first, in the language of the page. */
export async function noticesOf(personId: number, language: Language) {
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
  const mails = await db().mail.findMany({
    where: { personId, template: { in: shown }, sentAt: { not: null } },
    orderBy: { id: 'desc' },
    take: mostShown,
  });
  const rows = await Promise.all(
    mails.map(async ({ id, subjectId, sentAt, ...mail }) => {
      const template = mail.template as MailTemplate;
      const about = { template, personId, ...(subjectId !== null && { subjectId }) };
      // What it was about may be gone, or sent before we kept what it was about.
      const facts = await mailFacts(about).catch(() => null);
      if (!facts || !sentAt) return null;
      const isNew = person.noticesSeenAt === null || sentAt > person.noticesSeenAt;
      return { id, at: sentAt, words: subjectOf(template, facts, language), to: facts.path, isNew };
    }),
  );
  return rows.filter((row) => row !== null);
}

/** How many a person has not looked at. */
export async function newNotices(personId: number): Promise<number> {
  const person = await db().person.findUnique({ where: { id: personId } });
  const since = person?.noticesSeenAt;
  return db().mail.count({
    where: { personId, template: { in: shown }, sentAt: since ? { gt: since } : { not: null } },
  });
}

/** From now on, nothing that was there before is new. */
export async function seeNotices(personId: number, now: Date): Promise<void> {
  await db().person.update({ where: { id: personId }, data: { noticesSeenAt: now } });
}
