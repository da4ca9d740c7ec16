import { lastBooksCheck } from '#app/domain/books/check-books-now.ts';
import { failedDays } from '#app/domain/ties/make-ties.ts';
import { db } from '#app/platform/db.ts';

/** Work overdue for this long means that the workers are stuck. */
const patienceSeconds = 300;

/**
 * Looks at effects, not at processes: how old is the oldest work that is due, do the books balance,
 * and do the days tie?
 */
export async function readiness(now: Date): Promise<{
  isReady: boolean;
  oldestWorkSeconds: number;
  failedJobs: number;
  booksBalance: boolean;
  daysThatFail: string[];
}> {
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
