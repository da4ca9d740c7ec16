import { catalogue, isJobName } from '#app/jobs/catalogue.ts';
import type { JobQueue } from '#app/jobs/queue.ts';
import { inTransaction } from '#app/platform/db.ts';

const batch = 500;

/** A queued row still without effect is queued again after this; the queue drops known job ids. */
const minutesUntilGivenAgain = 1;

interface Row {
  readonly id: bigint;
  readonly name: string;
  readonly payload: unknown;
}

/**
 * Moves due rows of the outbox to the queue: marks them, commits, then queues them. No network
 * inside the transaction; after a crash in between they are queued a minute later, none lost.
 *
 * @returns how many were moved.
 */
export async function relayOnce(queue: JobQueue, now: Date): Promise<number> {
  const rows = await marked(now);
  if (rows.length === 0) return 0;
  await queue.add(
    rows.map((row) => ({
      name: row.name,
      data: { outboxId: row.id.toString(), payload: row.payload },
      opts: {
        jobId: `outbox-${row.id}`,
        attempts: isJobName(row.name) ? catalogue[row.name].attempts : 1,
        backoff: { type: 'exponential', delay: Number(process.env['JOB_BACKOFF_MS'] ?? 1000) },
        removeOnComplete: true,
        removeOnFail: true,
      },
    })),
  );
  return rows.length;
}

async function marked(now: Date): Promise<Row[]> {
  const givenUp = new Date(now.getTime() - minutesUntilGivenAgain * 60_000);
  return inTransaction(
    (tx) => tx.$queryRaw<Row[]>`
    with due as (
      select id from outbox
       where done_at is null and due_at <= ${now}
         and (relayed_at is null or relayed_at < ${givenUp})
         and id not in (select outbox_id from failed_jobs where retried_at is null)
       order by id limit ${batch} for update skip locked)
    update outbox set relayed_at = ${now} from due where outbox.id = due.id
    returning outbox.id, outbox.name, outbox.payload`,
  );
}
