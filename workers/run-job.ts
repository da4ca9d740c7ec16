import { type JobName, type JobPayload, catalogue, isJobName } from '#app/jobs/catalogue.ts';
import type { JobRunner } from '#app/jobs/queue.ts';
import { now } from '#app/platform/clock.ts';
import { db, errorText } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { handlers } from './handlers/handlers.ts';
import type { JobContext } from './job-context.ts';

/**
 * Runs one job of the queue. The outbox row is done when the effect is; a job
 * that comes twice finds its row done and does nothing. After its last attempt
 * it lands in `failed_jobs`, where an admin reads and retries it.
 */
export const runJob: JobRunner = async (job) => {
  const outboxId = BigInt(job.data.outboxId);
  const row = await db().outboxRow.findUnique({ where: { id: outboxId } });
  if (!row || row.doneAt) return;
  try {
    if (!isJobName(row.name)) throw new Error(`"${row.name}" is not in the catalogue of jobs`);
    await within(catalogue[row.name].timeoutSeconds, runHandler(row.name, row.payload, outboxId));
    await db().outboxRow.update({ where: { id: outboxId }, data: { doneAt: now() } });
    log().debug({ job: row.name, outboxId: job.data.outboxId }, 'job.done');
  } catch (error) {
    const attempts = job.attemptsMade + 1;
    log().warn({ job: row.name, outboxId: job.data.outboxId, attempts, err: error }, 'job.failed');
    if (attempts >= (job.opts.attempts ?? 1)) await keepFailure(row, attempts, error);
    throw error;
  }
};

async function runHandler<Name extends JobName>(name: Name, payload: unknown, outboxId: bigint) {
  const parsed = catalogue[name].payload.parse(payload) as JobPayload<Name>;
  const handle = handlers[name] as (
    payload: JobPayload<Name>,
    context: JobContext,
  ) => Promise<unknown>;
  await handle(parsed, { jobId: `outbox-${outboxId}`, now: now() });
}

async function keepFailure(
  row: { id: bigint; name: string; payload: unknown },
  attempts: number,
  error: unknown,
): Promise<void> {
  const failure = { error: errorText(error).slice(0, 2000), attempts, failedAt: now() };
  await db().failedJob.upsert({
    where: { outboxId: row.id },
    create: { ...failure, outboxId: row.id, name: row.name, payload: row.payload as object },
    update: { ...failure, retriedAt: null, retriedById: null },
  });
}

async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
