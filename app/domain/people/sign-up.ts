import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { hashPassword } from './passwords.ts';

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
}): Promise<void> {
  const { email, name, language, now } = request;
  const passwordHash = await hashPassword(request.password);
  await inTransaction(async (tx) => {
    const known = await tx.person.findUnique({
      where: { email },
      select: { id: true, passwordHash: true },
    });
    if (known) {
      // A guest or somebody invited has no password yet: the link lets them choose one.
      const template = known.passwordHash ? 'already_registered' : 'reset_password';
      await enqueue(tx, 'mail.send', { template, personId: known.id }, now);
      return;
    }
    const person = await tx.person.create({
      data: { email, name, passwordHash, language, createdAt: now },
    });
    await enqueue(tx, 'mail.send', { template: 'verify_email', personId: person.id }, now);
  });
}
