import { audit } from '#app/domain/audit/audit.ts';
import { mailTemplates } from '#app/jobs/catalogue.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';

/** Support sends somebody a mail once more: written anew, with a fresh link where it has one. */
export async function resendMail(request: {
  mailId: number;
  actorId: number;
  now: Date;
}): Promise<{ resent: true } | { refused: 'no_such_mail' }> {
  const { mailId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const mail = await tx.mail.findFirst({ where: { id: mailId, sentAt: { not: null } } });
    const template = mailTemplates.find((name) => name === mail?.template);
    if (!mail || !template) return { refused: 'no_such_mail' };
    const { personId, subjectId } = mail;
    const again = { template, personId, ...(subjectId !== null && { subjectId }) };
    await enqueue(tx, 'mail.send', again, now);
    const subject = `person:${personId}`;
    await audit(tx, { actorId, verb: 'resend-mail', subject, after: { template }, now });
    return { resent: true };
  });
}
