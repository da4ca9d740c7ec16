import { catalogue, isJobName } from '#app/jobs/catalogue.ts';
import type { JobQueue } from '#app/jobs/queue.ts';
import { inTransaction } from '#app/platform/db.ts';

const batch = 500;

/** A row that the queue was given so long ago without an effect is given again: the queue knows its jobs by their ids, and takes none twice. */
const minutesUntilGivenAgain = 1;

interface Row {
  readonly id: bigint;
  readonly name: string;
  readonly payload: unknown;
}

/**
 * Carries due rows of the outbox to the queue: marks them, commits, then gives them. No network
 * inside the transaction; a crash in between gives them a minute later, and loses none.
 *
 * @returns how many were carried.
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
