import { otherAddress } from '#app/domain/people/former-addresses.ts';
import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { href } from '#app/paths.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { Person } from '#app/platform/generated/client.ts';
import { env } from '#app/platform/env.ts';
import { deliver } from '#app/platform/mail.ts';
import { composeMail } from './compose-mail.ts';
import { dailyMail } from './daily-mail.ts';
import { type MailFacts, PastTelling } from './facts.ts';
import { choiceOf, kindOf, stopSignature } from './mail-choices.ts';
import { mailFacts } from './mail-facts.ts';
import { linkFor } from './mail-links.ts';
import type { MailKind } from './mail-kinds.ts';

interface MailRequest {
  readonly jobId: string;
  readonly template: MailTemplate;
  readonly personId: number;
  readonly subjectId?: number | undefined;
  readonly now: Date;
}

/**
 * Writes and sends one mail, or keeps it only as a notice if its reader wants
 * no such mail. It is written when it is sent, so that links are fresh and
 * figures are the latest. A job that runs twice sends once; after a crash
 * between sending and recording, the second mail has the Message-ID of the
 * first, so that mail servers recognise it.
 */
export async function sendMail(request: MailRequest): Promise<{ sent: boolean }> {
  const { jobId, template, personId, now } = request;
  const before = await db().mail.findUnique({ where: { jobId } });
  if (before?.sentAt) return { sent: false };
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
  const choice = choiceOf(person, template);
  const isPosted =
    template === 'digest'
      ? await postDaily(request, person)
      : choice === 'at_once' && (await postOne(request, person));
  await db().mail.upsert({
    where: { jobId },
    create: {
      jobId,
      personId,
      template,
      isPosted,
      isInDigest: choice === 'digest',
      ...(request.subjectId !== undefined && { subjectId: request.subjectId }),
      sentAt: now,
    },
    update: { sentAt: now },
  });
  return { sent: isPosted };
}

/** False where there is nothing to tell any more. */
async function postOne(request: MailRequest, person: Person): Promise<boolean> {
  const facts = await mailFacts(request).catch((error: unknown) => {
    if (error instanceof PastTelling) return null;
    throw error;
  });
  if (facts) await postMail(request, person, facts);
  return facts !== null;
}

/** The daily mail: all that waited for it. False where nothing did. */
async function postDaily(request: MailRequest, person: Person): Promise<boolean> {
  const daily = await dailyMail(person, request.subjectId ?? 0);
  if (!daily) return false;
  const { template, facts, ids } = daily;
  await postMail({ ...request, template }, person, facts, 'digest');
  await db().mail.updateMany({ where: { id: { in: ids } }, data: { digestedAt: request.now } });
  return true;
}

async function postMail(
  request: MailRequest,
  person: Person,
  facts: MailFacts,
  kind: MailKind | 'digest' | null = kindOf(request.template),
): Promise<void> {
  const { template, personId } = request;
  const link = await inTransaction((tx) => linkFor(tx, request));
  const { APP_ORIGIN, APP_NAME } = env();
  const mail = composeMail({
    template,
    facts,
    link,
    language: person.language === 'id' ? 'id' : 'en',
    origin: APP_ORIGIN,
    instance: APP_NAME,
    // Until somebody has opened a mail, the name is what a stranger typed beside the address.
    name: person.verifiedAt ? person.name : '',
  });
  const stop = kind ? stopLink(personId, kind, APP_ORIGIN) : null;
  await deliver({
    ...mail,
    id: request.jobId,
    to: (await otherAddress(template, personId, request.subjectId)) ?? person.email,
    ...(stop && { stop }),
  });
}

/** One-click unsubscribe address for mails of this kind, without signing in. */
function stopLink(personId: number, kind: MailKind | 'digest', origin: string): string {
  const signature = stopSignature(kind, personId);
  const which = kind === 'digest' ? undefined : { kind };
  return origin + href('account/unsubscribe', { id: personId, signature }, which);
}
