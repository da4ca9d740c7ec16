import { db } from '#app/platform/db.ts';

/** Work overdue for this long means that the workers are stuck. */
const patienceSeconds = 300;

/** Looks at effects, not at processes: how old is the oldest work that is due? */
export async function readiness(now: Date): Promise<{
  isReady: boolean;
  oldestWorkSeconds: number;
  failedJobs: number;
}> {
  const oldest = await db().outboxRow.findFirst({
    where: { doneAt: null, dueAt: { lte: now } },
    orderBy: { dueAt: 'asc' },
  });
  const failedJobs = await db().failedJob.count({ where: { retriedAt: null } });
  const oldestWorkSeconds = oldest
    ? Math.round((now.getTime() - oldest.dueAt.getTime()) / 1000)
    : 0;
  return { isReady: oldestWorkSeconds < patienceSeconds, oldestWorkSeconds, failedJobs };
}
