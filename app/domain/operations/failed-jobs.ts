import { audit } from '#app/domain/audit/audit.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/** Jobs that gave up, newest first. */
export async function failedJobs() {
  return db().failedJob.findMany({
    where: { retriedAt: null },
    orderBy: { id: 'desc' },
    take: 200,
    // Not what they are about: an admin needs neither names nor sums for it.
    select: { id: true, name: true, failedAt: true, attempts: true, error: true },
  });
}

const daysShown = 7;

/** Work that the queue has lost during the last days, and whether it has been done since; the latest first. */
export async function lostJobs(now: Date) {
  const since = new Date(now.getTime() - daysShown * 86_400_000);
  const rows = await db().outboxRow.findMany({
    where: { lostAt: { gte: since } },
    orderBy: { lostAt: 'desc' },
    take: 200,
    select: { id: true, name: true, lostAt: true, timesLost: true, doneAt: true },
  });
  return rows.map(({ doneAt, lostAt, ...row }) => ({
    ...row,
    lostAt: lostAt ?? now,
    isDone: doneAt !== null,
  }));
}

/** Queues a failed job again; the relay picks its row up. */
export async function retryFailedJob(request: {
  failedJobId: number;
  actorId: number;
  now: Date;
}): Promise<{ retried: true } | { refused: 'no_such_job' }> {
  const { failedJobId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { count } = await tx.failedJob.updateMany({
      where: { id: failedJobId, retriedAt: null },
      data: { retriedAt: now, retriedById: actorId },
    });
    if (count === 0) return { refused: 'no_such_job' };
    const job = await tx.failedJob.findUniqueOrThrow({ where: { id: failedJobId } });
    await tx.outboxRow.update({
      where: { id: job.outboxId },
      data: { relayedAt: null, timesLost: 0 },
    });
    const subject = `failed_job:${failedJobId}`;
    await audit(tx, { actorId, verb: 'retry-failed-job', subject, after: { name: job.name }, now });
    return { retried: true };
  });
}
