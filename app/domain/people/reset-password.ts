import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { endOpenLinks, useEmailLink } from './email-links.ts';
import { env } from '#app/platform/env.ts';
import { hashOf } from '#app/platform/ids.ts';
import { log } from '#app/platform/log.ts';
import { type PasswordRefusal, passwordRefusal } from './password-rules.ts';
import { openSession } from './sessions.ts';
import { hashPassword } from './passwords.ts';

type Answer =
  | { personId: number; needsCode: true }
  | { personId: number; sessionToken: string }
  | { refused: 'link_is_not_valid' | PasswordRefusal };

/**
 * Sets a new password by a mailed link, closes every session the person had, and takes away the passkeys
 * that are not said to stay: somebody else may have added one. Whoever had the mail is signed in, whatever
 * others have tried at the door; a second factor still asks for its code.
 */
export async function resetPassword(request: {
  token: string;
  password: string;
  keptPasskeys: readonly number[];
  agent: string;
  device: string;
  now: Date;
}): Promise<Answer> {
  const passwordHash = await hashPassword(request.password);
  return inTransaction(async (tx) => {
    const where = { tokenHash: hashOf(request.token), purpose: 'reset_password' } as const;
    const asked = await tx.emailLink.findFirst({ where, include: { person: true } });
    const owner = asked && { ...asked.person, instance: env().APP_NAME };
    const refused = owner && passwordRefusal(request.password, owner);
    if (refused) return { refused };
    const personId = await useEmailLink(tx, { ...request, purpose: 'reset_password' });
    if (personId === null) return { refused: 'link_is_not_valid' };
    await tx.person.update({ where: { id: personId }, data: { passwordHash } });
    await tx.person.updateMany({
      where: { id: personId, verifiedAt: null },
      data: { verifiedAt: request.now },
    });
    await tx.session.updateMany({
      where: { personId, revokedAt: null },
      data: { revokedAt: request.now },
    });
    await tx.passkey.updateMany({
      where: { personId, removedAt: null, id: { notIn: [...request.keptPasskeys] } },
      data: { removedAt: request.now },
    });
    await endOpenLinks(tx, personId, request.now);
    // A secret that was shown and not confirmed may be known to whoever had the session.
    await tx.secondFactor.updateMany({
      where: { personId, confirmedAt: null, removedAt: null },
      data: { removedAt: request.now },
    });
    const mail = { template: 'password_changed', personId } as const;
    await enqueue(tx, 'mail.send', mail, request.now);
    const factor = { personId, confirmedAt: { not: null }, removedAt: null };
    if ((await tx.secondFactor.count({ where: factor })) > 0) return { personId, needsCode: true };
    const { agent, device, now } = request;
    log().info({ personId, by: 'mailed_link' }, 'sign_in.done');
    return { personId, sessionToken: await openSession(tx, { personId, agent, device, now }) };
  });
}
