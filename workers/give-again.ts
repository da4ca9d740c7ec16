import { type QueueName, queueNames } from '#app/jobs/catalogue.ts';
import type { JobQueue } from '#app/jobs/queue.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { asJob, isOf, jobIdOf } from './relay.ts';

/** A queue has this long to take what it was given before it is asked about it. */
const patienceSeconds = 30;

/** Work that was lost so often goes to the failed jobs: each worker that took it has died. */
const mostLosses = 5;

const batch = 500;

interface Row {
  readonly id: bigint;
  readonly name: string;
  readonly payload: unknown;
  readonly timesLost: number;
}

/**
 * Gives again what a queue has lost: BullMQ drops a job whose worker died with it twice, and a Redis
 * that was flushed or came back empty knows nothing. Each loss is kept with its row, for the
 * operator's list.
 *
 * @returns how many were given again.
 */
export async function giveAgain(queue: JobQueue, now: Date): Promise<number> {
  let given = 0;
  for (const name of queueNames) given += await giveAgainOf(queue, name, now);
  return given;
}

async function giveAgainOf(queue: JobQueue, name: QueueName, now: Date): Promise<number> {
  const waiting = await db().$queryRaw<(Row & { relayedAt: Date })[]>`
    select id, name, payload, times_lost as "timesLost", relayed_at as "relayedAt" from outbox
     where relayed_at is not null and done_at is null and ${isOf(name)}
       and id not in (select outbox_id from failed_jobs where retried_at is null)
     order by relayed_at limit ${batch}`;
  const before = now.getTime() - patienceSeconds * 1000;
  const old = waiting.filter((row) => row.relayedAt.getTime() <= before);
  if (old.length === 0) return 0;
  // It knows at least as many as wait: nothing was lost, and none need be asked about.
  if (waiting.length < batch && (await queue.count(name)) >= waiting.length) return 0;
  const unknown = new Set(
    await queue.unknown(
      name,
      old.map((row) => jobIdOf(row.id)),
    ),
  );
  const lost = old.filter((row) => unknown.has(jobIdOf(row.id)));
  const again = lost.filter((row) => row.timesLost + 1 < mostLosses);
  const given = await note(lost, now);
  const jobs = again.filter((row) => given.has(row.id)).map(asJob);
  if (jobs.length > 0) await queue.add(name, jobs);
  return jobs.length;
}

/** @returns those that were still not done. */
async function note(lost: readonly Row[], now: Date): Promise<Set<bigint>> {
  if (lost.length === 0) return new Set();
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: bigint }[]>`
      update outbox set relayed_at = ${now}, lost_at = ${now}, times_lost = times_lost + 1
       where id = any(${lost.map((row) => row.id)}) and done_at is null
      returning id`;
    const noted = new Set(rows.map((row) => row.id));
    const isDone = (row: Row) => !noted.has(row.id);
    for (const row of lost) {
      const times = row.timesLost + 1;
      if (isDone(row) || times < mostLosses) continue;
      const error = `The queue lost it ${times} times: the workers that took it died, or the queue was emptied.`;
      const failure = { error, attempts: times, failedAt: now };
      await tx.failedJob.upsert({
        where: { outboxId: row.id },
        create: { ...failure, outboxId: row.id, name: row.name, payload: row.payload as object },
        update: { ...failure, retriedAt: null, retriedById: null },
      });
    }
    return noted;
  });
}
