import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { z } from 'zod';

/**
 * A backup is a folder: `backup.json`, the tables as PostgreSQL itself writes and reads them, and
 * the photographs. It is complete or it is not there: it gets its name when all is written.
 */
const manifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** Those that had run, in order: a restore makes the same tables first. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});

export type Manifest = z.infer<typeof manifest>;

export const manifestFile = (folder: string) => path.join(folder, 'backup.json');
export const tableFile = (folder: string, table: string) =>
  path.join(folder, 'tables', `${table}.copy.gz`);
export const filesFolder = (folder: string) => path.join(folder, 'files');

/** @throws Error in words when the folder holds no backup that we can read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(manifestFile(folder), 'utf8').catch(() => null);
  if (text === null) throw new BackupProblem(`${folder} holds no backup.json: it is no backup.`);
  const parsed = manifest.safeParse(JSON.parse(text));
  if (!parsed.success) throw new BackupProblem(`${manifestFile(folder)} is of another format.`);
  return parsed.data;
}

/** What keeps a backup or a restore from being made, in words for whoever runs it. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
}

/** The tables of the application and their columns, without Prisma's own record. */
export async function tablesOf(
  client: pg.Client,
): Promise<{ name: string; columns: readonly string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and c.relname <> '_prisma_migrations'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`);
  return rows;
}

/** `"people" ("id", "name")`, as COPY wants it. */
export function columnsOf(
  client: pg.Client,
  table: { name: string; columns: readonly string[] },
): string {
  const names = table.columns.map((column) => client.escapeIdentifier(column));
  return `${client.escapeIdentifier(table.name)} (${names.join(', ')})`;
}
