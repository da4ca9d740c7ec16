import { DelayedError } from 'bullmq';
import { type JobName, catalogue, isJobName } from '#app/jobs/catalogue.ts';
import type { JobRunner, RunnableJob } from '#app/jobs/queue.ts';
import { now } from '#app/platform/clock.ts';
import { db, errorText, isDatabaseAway } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { withinLimit } from '#app/platform/limit.ts';
import { handlers } from './handlers/handlers.ts';
import type { JobContext } from './job-context.ts';
import { type Carried, takeCarried } from './just-carried.ts';
import { togetherBy } from './together.ts';

/** While the database is away, work is looked at again after this. */
const untilItIsBack = 2_000;

/** What a job does; its payload fits its name. */
type Work = (name: JobName, payload: unknown, context: JobContext) => Promise<unknown>;

interface Row extends Carried {
  readonly isDone?: boolean;
}

/**
 * Runs one job of the queue. The outbox row is done when the effect is; a job
 * that comes twice finds its row done and does nothing. After its last attempt
 * it lands in `failed_jobs`, where an admin reads and retries it. What fails because the database
 * is away was not tried.
 */
export const runnerOf =
  (work: Work): JobRunner =>
  async (job, token) => {
    const outboxId = BigInt(job.data.outboxId);
    const facts = { job: job.name, outboxId: job.data.outboxId };
    let row: Row | null = null;
    try {
      const carried = takeCarried(outboxId);
      row = carried && job.attemptsStarted === 1 ? carried : await rowOf(outboxId);
      if (!row || row.isDone) return;
      const { name, payload } = row;
      if (!isJobName(name)) throw new Error(`"${name}" is not in the catalogue of jobs`);
      const { timeoutSeconds, payload: form } = catalogue[name];
      const context = { jobId: `outbox-${outboxId}`, now: now() };
      await withinLimit(timeoutSeconds, () => work(name, form.parse(payload), context));
      // Not waited for: whoever is stopped before it is written runs the job again, as after the deed itself.
      void finish(outboxId).then(
        () => log().debug(facts, 'job.done'),
        (error: unknown) => log().warn({ ...facts, err: error }, 'job.not_marked'),
      );
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

/** Runs what the catalogue names. */
export const runJob: JobRunner = runnerOf((name, payload, context) => {
  const handle = handlers[name] as (payload: unknown, context: JobContext) => Promise<unknown>;
  return handle(payload, context);
});

/** Those asked for at the same time are read by one statement. */
const rowOf = togetherBy(async (ids: readonly bigint[]) => {
  const rows = await db().$queryRaw<Row[]>`
    select id, name, payload, done_at is not null as "isDone" from outbox
     where id = any(${ids.map(String)}::bigint[])`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
});

/** And finished by one. */
const finish = togetherBy(async (ids: readonly bigint[]) => {
  await db().$executeRaw`
    update outbox set done_at = ${now()} where id = any(${ids.map(String)}::bigint[]) and done_at is null`;
  return ids;
});

/** Once what was done so far is marked as done. */
export const allMarked = (): Promise<void> => finish.quiet();

/** For later, and not counted as tried. @throws what ends this run of it */
async function putBack(job: RunnableJob, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + untilItIsBack, token);
  throw new DelayedError();
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
