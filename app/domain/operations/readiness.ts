import { db } from '#app/platform/db.ts';

/** Work that is due and not done for so long says that the workers stand still. */
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
