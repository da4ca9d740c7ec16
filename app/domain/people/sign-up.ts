import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { type PasswordRefusal, passwordRefusal } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { personWithAddress } from './person-with-address.ts';

/**
 * Registers a person. A known address gets the same answer in the same time;
 * its owner is told by mail instead, so that nobody learns who has an account.
 */
export async function signUp(request: {
  email: string;
  name: string;
  password: string;
  language: string;
  now: Date;
}): Promise<{ asked: true } | { refused: PasswordRefusal }> {
  const { email, name, language, now } = request;
  const refused = passwordRefusal(request.password, { email, name, instance: env().APP_NAME });
  if (refused) return { refused };
  const passwordHash = await hashPassword(request.password);
  await inTransaction(async (tx) => {
    const asked = { email, name, passwordHash, language, createdAt: now };
    const person = await personWithAddress(tx, asked);
    // A guest or somebody invited has no password yet: the link lets them choose one.
    const known = person.passwordHash ? 'already_registered' : 'reset_password';
    const template = person.isNew ? 'verify_email' : known;
    await enqueue(tx, 'mail.send', { template, personId: person.id }, now);
  });
  return { asked: true };
}
