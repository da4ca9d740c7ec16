import type { BooksFailure } from '#app/ledger/check-books.ts';
import { type Checked, type Mark, checkDay, checkWhole, isHere } from '#app/ledger/check-day.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { pick } from '#app/platform/pick.ts';

const week = 7 * 24 * 60 * 60_000;

/** Asks every question of the whole books now and keeps the answer. */
export async function checkBooksNow(now: Date): Promise<{ failures: readonly BooksFailure[] }> {
  const before = await newestCheck();
  return keep(await checkWhole(now), { now, before, whole: true });
}

/**
 * Asks about what was booked since the last check; about the whole once a week, and when there is
 * nothing to go on from: the last check found something, was made in another database, or this one cannot.
 */
export async function checkBooksByDay(now: Date): Promise<{ failures: readonly BooksFailure[] }> {
  const before = await newestCheck();
  const mark = await markToGoOnFrom(before, now);
  if (!mark) return keep(await checkWhole(now), { now, before, whole: true });
  try {
    return await keep(await checkDay(now, mark), { now, before, whole: false });
  } catch (error) {
    log().warn({ err: error }, 'books.day_not_checked');
    return keep(await checkWhole(now), { now, before, whole: true });
  }
}

export async function lastBooksCheck(): Promise<{
  at: Date;
  whole: boolean;
  failures: BooksFailure[];
} | null> {
  const row = await newestCheck();
  return (
    row && { at: row.at, whole: row.whole, failures: row.failures as unknown as BooksFailure[] }
  );
}

async function newestCheck() {
  return db().booksCheck.findFirst({ orderBy: { id: 'desc' } });
}

async function markToGoOnFrom(
  last: Awaited<ReturnType<typeof newestCheck>>,
  now: Date,
): Promise<Mark | null> {
  if (!last || last.snapshot === null || last.database === null) return null;
  const at = { gt: new Date(now.getTime() - week), lte: now };
  if (!(await db().booksCheck.findFirst({ where: { whole: true, at } }))) return null;
  const mark = { ...last, snapshot: last.snapshot, database: last.database };
  return (await isHere(mark)) ? mark : null;
}

interface Kind {
  readonly now: Date;
  readonly before: { readonly id: number } | null;
  readonly whole: boolean;
}

async function keep({ failures, mark, balances }: Checked, { now, before, whole }: Kind) {
  await inTransaction(async (tx) => {
    // One at a time: of two checks that ran at once, the next goes on from neither.
    await tx.$executeRaw`LOCK TABLE books_checks IN SHARE ROW EXCLUSIVE MODE`;
    const newest = await tx.booksCheck.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
    const next = newest?.id === before?.id && failures.length === 0 ? mark : null;
    await tx.booksCheck.create({
      data: {
        at: now,
        failures: failures as object[],
        whole,
        ...(next && pick(next, 'snapshot', 'database')),
        ...(next && { totals: next.totals as object }),
      },
    });
    if (next) await keepBalances(tx, balances);
  });
  return { failures };
}

async function keepBalances(tx: Tx, balances: Checked['balances']): Promise<void> {
  const ids = balances.map(({ id }) => id);
  const amounts = balances.map(({ balance }) => balance);
  await tx.$executeRaw`
    INSERT INTO checked_balances (account_id, balance)
    SELECT * FROM unnest(${ids}::int[], ${amounts}::bigint[])
        ON CONFLICT (account_id) DO UPDATE SET balance = excluded.balance`;
}
