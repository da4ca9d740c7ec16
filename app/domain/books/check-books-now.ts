import { type BooksFailure, checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';

/** Asks every question of the books now and keeps the answer, as the nightly check does. */
export async function checkBooksNow(now: Date): Promise<{ failures: BooksFailure[] }> {
  const failures = await checkBooks();
  await db().booksCheck.create({ data: { at: now, failures } });
  return { failures };
}

export async function lastBooksCheck(): Promise<{ at: Date; failures: BooksFailure[] } | null> {
  const row = await db().booksCheck.findFirst({ orderBy: { id: 'desc' } });
  return row && { at: row.at, failures: row.failures as unknown as BooksFailure[] };
}
