import { createWriteStream } from 'node:fs';
import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { runCommand } from '#app/platform/run-command.ts';
import {
  BackupProblem,
  type Manifest,
  columnsOf,
  filesFolder,
  manifestFile,
  tableFile,
  tablesOf,
} from './backup-format.ts';

/**
 * `npm run backup -- FOLDER`: everything an installation knows, as it was at one instant, while it
 * runs. Why not pg_dump: docs/decisions/0025.
 */
export async function backUp(request: {
  ownerUrl: string;
  /** Photographs; left out where there are none yet. */
  files: string;
  into: string;
  now: Date;
}): Promise<{ folder: string; manifest: Manifest }> {
  const { ownerUrl, files, into, now } = request;
  const folder = path.join(into, `urunan-${now.toISOString().replace(/[:.]/g, '-')}`);
  const unfinished = `${folder}.unfinished`;
  // Names, mail addresses, bank accounts: for nobody but its owner.
  await mkdir(path.join(unfinished, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await writeTables(ownerUrl, unfinished, now);
    // After the tables: every photograph that they name is there.
    if (await stat(files).catch(() => null)) {
      await cp(files, filesFolder(unfinished), { recursive: true });
    }
    await writeFile(manifestFile(unfinished), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    await rename(unfinished, folder);
    return { folder, manifest };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function writeTables(ownerUrl: string, folder: string, now: Date): Promise<Manifest> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = await client
      .query<{ name: string }>(
        'select migration_name as name from _prisma_migrations where rolled_back_at is null order by 1',
      )
      .catch(() => null);
    if (!migrations)
      throw new BackupProblem('The database holds no installation: no migration ran.');
    const tables: Manifest['tables'] = [];
    for (const table of await tablesOf(client)) {
      const source = client.query(copyTo(`copy ${columnsOf(client, table)} to stdout`));
      const target = createWriteStream(tableFile(folder, table.name), { mode: 0o600 });
      await pipeline(source, createGzip(), target);
      tables.push({ name: table.name, columns: [...table.columns], rows: source.rowCount });
    }
    const sequences = await client.query<{ name: string; value: string }>(
      `select sequencename as name, last_value::text as value from pg_sequences
        where schemaname = 'public' and last_value is not null order by 1`,
    );
    await client.query('commit');
    return {
      format: 1,
      takenAt: now.toISOString(),
      migrations: migrations.rows.map((row) => row.name),
      tables,
      sequences: sequences.rows,
    };
  } finally {
    await client.end();
  }
}

async function main(): Promise<number> {
  const [into] = process.argv.slice(2);
  const { DATABASE_OWNER_URL: ownerUrl, FILES_FOLDER: files = '.urunan/files' } = process.env;
  if (!into || !ownerUrl) {
    console.error(
      'npm run backup -- FOLDER, with DATABASE_OWNER_URL: the login that owns the tables.',
    );
    return 1;
  }
  const { folder, manifest } = await backUp({ ownerUrl, files, into, now: new Date() });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `${rows} rows of ${manifest.tables.length} tables, and photographs where there are any, are in`,
  );
  console.log(folder);
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(main);
}
