import { newEmailLink } from '#app/domain/people/email-links.ts';
import { otherAddress } from '#app/domain/people/former-addresses.ts';
import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { href } from '#app/paths.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import type { Person } from '#app/platform/generated/client.ts';
import { env } from '#app/platform/env.ts';
import { deliver } from '#app/platform/mail.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { composeMail } from './compose-mail.ts';
import { mailFacts } from './mail-facts.ts';

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
  const isPosted = template !== 'repayments_came' || person.wantsRepaymentMails;
  if (isPosted) await postMail(request, person);
  await db().mail.upsert({
    where: { jobId },
    create: {
      jobId,
      personId,
      template,
      isPosted,
      ...(request.subjectId !== undefined && { subjectId: request.subjectId }),
      sentAt: now,
    },
    update: { sentAt: now },
  });
  return { sent: isPosted };
}

async function postMail(request: MailRequest, person: Person): Promise<void> {
  const { template, personId } = request;
  const facts = await mailFacts(request);
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
  const stop = template === 'repayments_came' ? stopLink(personId, APP_ORIGIN) : null;
  await deliver({
    ...mail,
    id: request.jobId,
    to: (await otherAddress(template, personId, request.subjectId)) ?? person.email,
    ...(stop && { stop }),
  });
}

/** One-click unsubscribe address for mails of this kind, without signing in. */
function stopLink(personId: number, origin: string): string {
  const signature = signatureOf('stop_repayment_mails', personId);
  return origin + href('account/unsubscribe', { id: personId, signature });
}

async function linkFor(
  tx: Tx,
  mail: { template: MailTemplate; personId: number; subjectId?: number | undefined; now: Date },
) {
  const { template, personId, subjectId, now } = mail;
  if (template === 'verify_email') {
    const link = { personId, purpose: template, now };
    return href('account/verify', { token: await newEmailLink(tx, link) });
  }
  if (template === 'confirm_withdrawal') {
    const link = { personId, subjectId, purpose: template, now };
    return href('lender/withdrawal-confirmation', { token: await newEmailLink(tx, link) });
  }
  if (template === 'change_address') {
    const link = { personId, subjectId, purpose: template, now };
    return href('account/address-token', { token: await newEmailLink(tx, link) });
  }
  if (template === 'guest_checkout') {
    const link = { personId, subjectId, purpose: template, now };
    return href('lender/guest-checkout', { token: await newEmailLink(tx, link) });
  }
  if (template === 'invitation') {
    const link = { personId, subjectId, purpose: template, now };
    return href('account/invitation', { token: await newEmailLink(tx, link) });
  }
  const leadsToPassword: readonly MailTemplate[] = ['reset_password', 'guest_paid'];
  if (leadsToPassword.includes(template)) {
    const link = { personId, purpose: 'reset_password', now } as const;
    return href('account/password-token', { token: await newEmailLink(tx, link) });
  }
  return null;
}
