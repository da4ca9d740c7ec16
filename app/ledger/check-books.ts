import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Tx, inSnapshot } from '#app/platform/db.ts';

export interface BooksFailure {
  /** The question's name: its file in prisma/checks. */
  readonly check: string;
  /** The rows it answered, as text: there should be none. */
  readonly rows: readonly Record<string, string>[];
}

export const checksFolder = path.resolve('prisma/checks');
const rowsShown = 20;

/** Asks every question of prisma/checks, all of one moment. Each should answer no row at all. @param which of them, by name */
export async function checkBooks(which = /./): Promise<BooksFailure[]> {
  return inSnapshot(async (tx) => {
    await useMemory(tx);
    return askChecks(tx, which);
  });
}

/**
 * Millions of rows are added up in memory rather than on disk, and by one process: several take
 * about as long, together, and leave less to those who wait for a page.
 */
export async function useMemory(tx: Tx): Promise<void> {
  await tx.$executeRawUnsafe(`set local work_mem = '128MB'`);
  await tx.$executeRawUnsafe('set local max_parallel_workers_per_gather = 0');
}

export async function askChecks(tx: Tx, which: RegExp): Promise<BooksFailure[]> {
  const files = (await readdir(checksFolder)).filter((name) => name.endsWith('.sql')).sort();
  const failures: BooksFailure[] = [];
  for (const file of files.filter((name) => which.test(name))) {
    const sql = await readFile(path.join(checksFolder, file), 'utf8');
    const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(askedAnew(sql));
    if (rows.length === 0) continue;
    failures.push({
      check: file.replace(/\.sql$/, ''),
      rows: rows.slice(0, rowsShown).map(asText),
    });
  }
  return failures;
}

/** A statement that no connection has prepared yet: one that has goes on asking the tables it was made for. */
export function askedAnew(sql: string): string {
  return `${sql}\n-- ${randomUUID()}`;
}

function asText(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}
