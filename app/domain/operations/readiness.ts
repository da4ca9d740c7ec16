import { lastBooksCheck } from '#app/domain/books/check-books-now.ts';
import { failedDays } from '#app/domain/ties/make-ties.ts';
import { db, isDatabaseAway } from '#app/platform/db.ts';

/** Work overdue for this long means that the workers are stuck. */
const patienceSeconds = 300;

interface Readiness {
  readonly isReady: boolean;
  readonly oldestWorkSeconds: number;
  readonly failedJobs: number;
  readonly booksBalance: boolean;
  readonly daysThatFail: string[];
}

/**
 * Looks at effects, not at processes: how old is the oldest work that is due, do the books balance,
 * and do the days tie?
 */
export async function readiness(now: Date): Promise<Readiness> {
  const oldest = await db().outboxRow.findFirst({
    where: { doneAt: null, dueAt: { lte: now } },
    orderBy: { dueAt: 'asc' },
  });
  const failedJobs = await db().failedJob.count({ where: { retriedAt: null } });
  const oldestWorkSeconds = oldest
    ? Math.round((now.getTime() - oldest.dueAt.getTime()) / 1000)
    : 0;
  const booksBalance = ((await lastBooksCheck())?.failures.length ?? 0) === 0;
  const daysThatFail = await failedDays(now);
  const isReady = oldestWorkSeconds < patienceSeconds && booksBalance && daysThatFail.length === 0;
  return { isReady, oldestWorkSeconds, failedJobs, booksBalance, daysThatFail };
}

/** The same for machines: nobody is ready while the database is away. */
export async function readyNow(
  now: Date,
): Promise<Readiness | { isReady: false; isDatabaseAway: true }> {
  try {
    return await readiness(now);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return { isReady: false, isDatabaseAway: true };
  }
}
