import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { inSnapshot } from '#app/platform/db.ts';

export interface BooksFailure {
  /** The question's name: its file in prisma/checks. */
  readonly check: string;
  /** The rows it answered, as text: there should be none. */
  readonly rows: readonly Record<string, string>[];
}

const folder = path.resolve('prisma/checks');
const rowsShown = 20;

/** Asks every question of prisma/checks, all of one moment. Each should answer no row at all. @param which of them, by name */
export async function checkBooks(
  which = /./,
): Promise<{ check: string; rows: Record<string, string>[] }[]> {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.sql') && which.test(name))
    .sort();
  return inSnapshot(async (tx) => {
    // Millions of rows are added up in memory rather than on disk.
    await tx.$executeRawUnsafe(`set local work_mem = '128MB'`);
    const failures: { check: string; rows: Record<string, string>[] }[] = [];
    for (const file of files) {
      const sql = await readFile(path.join(folder, file), 'utf8');
      const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(sql);
      if (rows.length === 0) continue;
      failures.push({
        check: file.replace(/\.sql$/, ''),
        rows: rows.slice(0, rowsShown).map(asText),
      });
    }
    return failures;
  });
}

function asText(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}
