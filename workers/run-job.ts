import { DelayedError } from 'bullmq';
import { type JobName, type JobPayload, catalogue, isJobName } from '#app/jobs/catalogue.ts';
import type { JobRunner, RunnableJob } from '#app/jobs/queue.ts';
import { now } from '#app/platform/clock.ts';
import { db, errorText, isDatabaseAway } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { withinLimit } from '#app/platform/limit.ts';
import { handlers } from './handlers/handlers.ts';
import type { JobContext } from './job-context.ts';

/** While the database is away, work is looked at again after this. */
const untilItIsBack = 2_000;

/**
 * Runs one job of the queue. The outbox row is done when the effect is; a job
 * that comes twice finds its row done and does nothing. After its last attempt
 * it lands in `failed_jobs`, where an admin reads and retries it. What fails because the database
 * is away was not tried.
 */
export const runJob: JobRunner = async (job, token) => {
  const outboxId = BigInt(job.data.outboxId);
  const facts = { job: job.name, outboxId: job.data.outboxId };
  let row: { id: bigint; name: string; payload: unknown } | null = null;
  try {
    const found = await db().outboxRow.findUnique({ where: { id: outboxId } });
    if (!found || found.doneAt) return;
    row = found;
    const { name, payload } = found;
    if (!isJobName(name)) throw new Error(`"${name}" is not in the catalogue of jobs`);
    await withinLimit(catalogue[name].timeoutSeconds, () => runHandler(name, payload, outboxId));
    await db().outboxRow.update({ where: { id: outboxId }, data: { doneAt: now() } });
    log().debug(facts, 'job.done');
  } catch (error) {
    if (isDatabaseAway(error)) {
      log().warn({ ...facts, err: error }, 'job.put_back');
      return await putBack(job, token);
    }
    const attempts = job.attemptsMade + 1;
    log().warn({ ...facts, attempts, err: error }, 'job.failed');
    if (row && attempts >= (job.opts.attempts ?? 1)) await keepFailure(row, attempts, error);
    throw error;
  }
};

/** For later, and not counted as tried. @throws what ends this run of it */
async function putBack(job: RunnableJob, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + untilItIsBack, token);
  throw new DelayedError();
}

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
