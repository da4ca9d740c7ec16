import type { JobName } from '#app/jobs/catalogue.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';

/** Recurring jobs, and how many minutes lie between rounds. */
const rounds = [
  { name: 'loans.sweep', minutes: 1 },
  { name: 'figures.keep', minutes: 1 },
  { name: 'stripe.sweep', minutes: 5 },
  { name: 'defaults.sweep', minutes: 60 },
  { name: 'partners.sweep', minutes: 24 * 60 },
  { name: 'deposits.remind', minutes: 24 * 60 },
  { name: 'lateness.tell', minutes: 24 * 60 },
  { name: 'watchers.tell', minutes: 24 * 60 },
  { name: 'digests.send', minutes: 24 * 60 },
  { name: 'days.tie', minutes: 24 * 60 },
  { name: 'books.check', minutes: 24 * 60 },
] as const satisfies readonly { name: JobName; minutes: number }[];

/**
 * Enqueues each round once, however many workers ask: its key names it.
 */
export async function scheduleOnce(now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    for (const { name, minutes } of rounds) {
      const length = minutes * 60_000;
      const roundStart = new Date(Math.floor(now.getTime() / length) * length);
      await enqueue(tx, name, {}, now, `${name}:${roundStart.toISOString()}`);
    }
  });
}
