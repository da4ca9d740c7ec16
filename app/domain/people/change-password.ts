import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { endOpenLinks } from './email-links.ts';
import { type PasswordRefusal, passwordRefusal } from './password-rules.ts';
import { hashPassword, isPassword } from './passwords.ts';

/** A new password for the old one. Every other session ends, and the owner is told by mail. */
export async function changePassword(request: {
  personId: number;
  sessionId: number;
  old: string;
  password: string;
  now: Date;
}): Promise<{ changed: true } | { refused: 'old_password_is_wrong' | PasswordRefusal }> {
  const { personId, sessionId, old, password, now } = request;
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });

  if (!(await isPassword(old, person.passwordHash))) return { refused: 'old_password_is_wrong' };

  const refused = passwordRefusal(password, { ...person, instance: env().APP_NAME });
  if (refused) return { refused };
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash } });
    await tx.session.updateMany({
      where: { personId, revokedAt: null, id: { not: sessionId } },
      data: { revokedAt: now },
    });
    await endOpenLinks(tx, personId, now);
    // A secret that was shown and not confirmed may be known to whoever had the session.
    await tx.secondFactor.updateMany({
      where: { personId, confirmedAt: null, removedAt: null },
      data: { removedAt: now },
    });
    await enqueue(tx, 'mail.send', { template: 'password_changed', personId }, now);
    return { changed: true };
  });
}
