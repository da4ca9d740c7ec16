import { type QueueName, catalogue, isJobName, jobsOf, queueNames } from '#app/jobs/catalogue.ts';
import type { JobQueue, QueuedJob } from '#app/jobs/queue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { type Carried, keepCarried } from './just-carried.ts';

/** Of each kind in one turn: a thousand mails do not hold up one distribution. */
const batch = 1_000;

/**
 * Moves due rows of the outbox to the queues: marks them, commits, then queues them. No network
 * inside the transaction; what is lost in between is given again (give-again.ts).
 *
 * @returns how many were moved.
 */
export async function relayOnce(queue: JobQueue, now: Date): Promise<number> {
  const turns = await inTransaction(async (tx) => {
    const found: { name: QueueName; rows: Carried[] }[] = [];
    for (const name of queueNames) {
      const rows = await tx.$queryRaw<Carried[]>`
        with due as (
          select id from outbox
           where relayed_at is null and done_at is null and due_at <= ${now}
             and ${isOf(name)}
             and id not in (select outbox_id from failed_jobs where retried_at is null)
           order by id limit ${batch} for update skip locked)
        update outbox set relayed_at = ${now} from due where outbox.id = due.id
        returning outbox.id, outbox.name, outbox.payload`;
      if (rows.length > 0) found.push({ name, rows });
    }
    return found;
  });
  for (const { name, rows } of turns) {
    keepCarried(rows);
    await queue.add(name, rows.map(asJob));
  }
  return turns.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Rows of a queue; what is in no catalogue goes with the sweeps, where it fails and is seen. */
export function isOf(queue: QueueName): Prisma.Sql {
  if (queue !== 'sweeps') return Prisma.sql`name = any(${jobsOf(queue)})`;
  const others = queueNames.filter((name) => name !== 'sweeps').flatMap(jobsOf);
  return Prisma.sql`name <> all(${others})`;
}

/** A row as the queue takes it. */
export function asJob(row: Carried): QueuedJob {
  return {
    name: row.name,
    data: { outboxId: row.id.toString(), payload: row.payload },
    opts: {
      jobId: jobIdOf(row.id),
      attempts: isJobName(row.name) ? catalogue[row.name].attempts : 1,
      backoff: { type: 'exponential', delay: Number(process.env['JOB_BACKOFF_MS'] ?? 1000) },
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}

export const jobIdOf = (outboxId: bigint) => `outbox-${outboxId}`;
