import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';

/** Mails a reset link to a known address; answers the same for an unknown one. */
export async function requestPasswordReset(request: { email: string; now: Date }): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email: request.email } });
    if (!person) return;
    const mail = { template: 'reset_password', personId: person.id } as const;
    await enqueue(tx, 'mail.send', mail, request.now);
  });
}
