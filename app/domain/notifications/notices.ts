import { type MailTemplate, mailTemplates } from '#app/jobs/catalogue.ts';
import type { Language } from '#app/messages/format.ts';
import { db } from '#app/platform/db.ts';
import { mailFacts } from './mail-facts.ts';
import { subjectOf } from './mail-words.ts';

const mostShown = 50;

/** Mails about getting into the account are not shown as notices. */
const notShown: readonly MailTemplate[] = [
  'verify_email',
  'already_registered',
  'reset_password',
  'guest_checkout',
  'guest_has_account',
  // What it gathers is shown one by one.
  'digest',
];
const shown = mailTemplates.filter((template) => !notShown.includes(template));

/** What a person was told, by mail or only here, newest first, in the language of the page. */
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
      // Its subject may be gone, or it was sent before we kept subjects.
      const facts = await mailFacts(about).catch(() => null);
      if (!facts || !sentAt) return null;
      const isNew = person.noticesSeenAt === null || sentAt > person.noticesSeenAt;
      return { id, at: sentAt, words: subjectOf(template, facts, language), to: facts.path, isNew };
    }),
  );
  return rows.filter((row) => row !== null);
}

/** How many notices a person has not seen. */
export async function newNotices(personId: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from people p join mails m on m.person_id = p.id
     where p.id = ${personId} and m.template = any(${[...shown]}::text[])
       and (m.sent_at > p.notices_seen_at or (p.notices_seen_at is null and m.sent_at is not null))`;
  return row?.count ?? 0;
}

/** Marks everything up to now as seen. */
export async function seeNotices(personId: number, now: Date): Promise<void> {
  await db().person.update({ where: { id: personId }, data: { noticesSeenAt: now } });
}
