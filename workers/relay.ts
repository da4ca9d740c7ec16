import { catalogue, isJobName } from '#app/jobs/catalogue.ts';
import type { JobQueue } from '#app/jobs/queue.ts';
import { inTransaction } from '#app/platform/db.ts';

const batch = 500;

/** A row that the queue was given so long ago without an effect is given again. */
const minutesUntilGivenAgain = 10;

/**
 * Carries due rows of the outbox to the queue. Rows are marked after the queue
 * has them: a crash in between gives a job twice, which is harmless, and never
 * loses one.
 *
 * @returns how many were carried.
 */
export async function relayOnce(queue: JobQueue, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const givenUp = new Date(now.getTime() - minutesUntilGivenAgain * 60_000);
    const rows = await tx.$queryRaw<{ id: bigint; name: string; payload: unknown }[]>`
      select id, name, payload from outbox
       where done_at is null and due_at <= ${now}
         and (relayed_at is null or relayed_at < ${givenUp})
         and id not in (select outbox_id from failed_jobs where retried_at is null)
       order by id limit ${batch} for update skip locked`;
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
    const ids = rows.map((row) => row.id.toString());
    await tx.$executeRaw`update outbox set relayed_at = ${now} where id = any(${ids}::bigint[])`;
    return rows.length;
  });
}
