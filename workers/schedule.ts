import type { JobName } from '#app/jobs/catalogue.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';

/** What comes round: a job and every how many minutes. */
const rounds = [
  { name: 'loans.sweep', minutes: 1 },
  { name: 'stripe.sweep', minutes: 5 },
  { name: 'digests.send', minutes: 24 * 60 },
  { name: 'books.check', minutes: 24 * 60 },
] as const satisfies readonly { name: JobName; minutes: number }[];

/**
 * Enqueues each round once, however many workers ask: they take turns, and look
 * whether the row of this round is there.
 */
export async function scheduleOnce(now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(72707370)::text`;
    for (const { name, minutes } of rounds) {
      const length = minutes * 60_000;
      const roundStart = new Date(Math.floor(now.getTime() / length) * length);
      const known = await tx.outboxRow.count({ where: { name, dueAt: { gte: roundStart } } });
      if (known === 0) await enqueue(tx, name, {}, now);
    }
  });
}
