import { createReadStream } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { runCommand } from '#app/platform/run-command.ts';
import {
  BackupProblem,
  type Manifest,
  columnsOf,
  filesFolder,
  readManifest,
  tableFile,
  tablesOf,
} from './backup-format.ts';
import { migrate, migrationNames } from './migrate.ts';

/**
 * `npm run restore -- FOLDER`: into an empty database. The tables are made as they were when the
 * backup was taken, filled in one transaction, then brought up to date.
 *
 * @throws BackupProblem, in words; the database is as empty as it was
 */
export async function restore(request: {
  ownerUrl: string;
  appUrl: string;
  files: string;
  folder: string;
  now: Date;
}): Promise<Manifest> {
  const { ownerUrl, appUrl, files, folder, now } = request;
  const manifest = await readManifest(folder);
  const known = await migrationNames();
  const last = manifest.migrations.at(-1) ?? '';
  const isOurs = manifest.migrations.every((name, index) => known[index] === name);
  if (!isOurs) {
    throw new BackupProblem(
      `The backup is of another version of Urunan (${last}): restore it with that version, or a later one.`,
    );
  }
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await assertEmpty(client, manifest);
    if (await stat(filesFolder(folder)).catch(() => null)) {
      await cp(filesFolder(folder), files, { recursive: true });
    }
    await migrate(ownerUrl, appUrl, last);
    await fill(client, manifest, folder, now);
    await migrate(ownerUrl, appUrl);
    return manifest;
  } finally {
    await client.end();
  }
}

/** Nobody's installation is overwritten; what an earlier restore left unfilled may be. */
async function assertEmpty(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ any: boolean }>(
      `select exists (select from ${client.escapeIdentifier(name)}) as any`,
    );
    if (rows[0]?.any)
      throw new BackupProblem(`The database is not empty (${name}). Make a new one.`);
  }
  const { rows } = await client.query<{ name: string | null }>(
    `select to_regclass('public._prisma_migrations')::text as name`,
  );
  if (!rows[0]?.name) return;
  const ran = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations order by 1',
  );
  const isAhead = ran.rows.length > manifest.migrations.length;
  if (isAhead) throw new BackupProblem('The database is newer than the backup. Make a new one.');
}

/**
 * Numbers that stand in mails and at Stripe: those of orders and payouts made after the backup are
 * lost here, and none may be another's later. By the second, so that a second restore of the same
 * backup gives out others again.
 */
const toldOutside = ['orders_id_seq', 'payouts_id_seq'];
const numbersTold = ({ takenAt }: Manifest, now: Date) =>
  BigInt(100_000 + Math.max(0, Math.round((now.getTime() - Date.parse(takenAt)) / 1000)));

async function fill(
  client: pg.Client,
  manifest: Manifest,
  folder: string,
  now: Date,
): Promise<void> {
  await client.query('begin');
  try {
    const keys = await client.query<{ table: string; name: string; rule: string }>(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as rule
         from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    );
    // What rows say of each other is checked when all are there, the house rules held when they came.
    for (const { table, name } of keys.rows) {
      await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(name)}`);
    }
    for (const table of manifest.tables) await fillTable(client, table, folder);
    for (const { table, name, rule } of keys.rows) {
      await client.query(
        `alter table ${table} add constraint ${client.escapeIdentifier(name)} ${rule}`,
      );
    }
    const unused = toldOutside.filter((name) => !manifest.sequences.some((it) => it.name === name));
    const sequences = [...manifest.sequences, ...unused.map((name) => ({ name, value: '0' }))];
    for (const { name, value } of sequences) {
      const next = BigInt(value) + (toldOutside.includes(name) ? numbersTold(manifest, now) : 0n);
      await client.query('select setval($1::regclass, $2::bigint)', [
        client.escapeIdentifier(name),
        String(next),
      ]);
    }
    await client.query('commit');
    await client.query('analyze');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function fillTable(
  client: pg.Client,
  table: Manifest['tables'][number],
  folder: string,
): Promise<void> {
  const name = client.escapeIdentifier(table.name);
  await client.query(`alter table ${name} disable trigger user`);
  const target = client.query(copyFrom(`copy ${columnsOf(client, table)} from stdin`));
  try {
    await pipeline(createReadStream(tableFile(folder, table.name)), createGunzip(), target);
  } catch (error) {
    const words = `${tableFile(folder, table.name)} cannot be read: ${(error as Error).message}`;
    throw new BackupProblem(words, { cause: error });
  }
  if (target.rowCount !== table.rows) {
    const words = `${table.name}: ${target.rowCount} rows came of ${table.rows}. The backup is damaged.`;
    throw new BackupProblem(words);
  }
  // The number of the transaction that wrote a row: another server's may be one that is still to come here.
  if (table.columns.includes('transaction'))
    await client.query(`
      update ${name} set transaction = pg_current_xact_id()::text::bigint
       where transaction >= pg_current_xact_id()::text::bigint`);
  await client.query(`alter table ${name} enable trigger user`);
}

async function main(): Promise<number> {
  const [folder] = process.argv.slice(2);
  const env = process.env;
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } = env;
  const files = env['FILES_FOLDER'] ?? '.urunan/files';
  if (!folder || !ownerUrl || !appUrl) {
    console.error('npm run restore -- FOLDER, with DATABASE_OWNER_URL and DATABASE_URL.');
    return 1;
  }
  const { takenAt, tables } = await restore({ ownerUrl, appUrl, files, folder, now: new Date() });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${rows} rows are as they were on ${takenAt}. Now: npm run books:check`);
  console.log(
    'Then start the workers: what Stripe did since comes in by itself. What your bank sent since',
  );
  console.log('does not: see Backups in docs/self-hosting.md before two people approve anything.');
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(main);
}
