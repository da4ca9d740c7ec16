import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { migrateQueueSchema } from '#app/jobs/queue-schema.ts';
import { runCommand } from '#app/platform/run-command.ts';

/**
 * Applies prisma/migrations in order, as plain SQL, and keeps Prisma's own
 * record of it, so that Prisma's tools agree about what has run.
 *
 * Why not `prisma migrate deploy`: its engine is downloaded from a host of its
 * own at run time, which a closed network forbids.
 */
const migrationsFolder = new URL('./migrations/', import.meta.url);

export async function migrate(
  ownerUrl: string,
  appUrl: string,
  /** The last one to run; all of them unless a backup of an older version is restored. */
  last?: string,
): Promise<string[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(72707369)');
    const applied = await applyPending(client, last);
    // Rights are those of the newest tables; the queue's tables are none of a backup.
    if (last !== undefined) return applied;
    const role = decodeURIComponent(new URL(appUrl).username);
    const grants = await readFile(new URL('./grants.sql', import.meta.url), 'utf8');
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(
      grants
        .replaceAll(':database', client.escapeIdentifier(rows[0]?.name ?? ''))
        .replaceAll(':app', client.escapeIdentifier(role)),
    );
    await migrateQueueSchema(ownerUrl, role);
    return applied;
  } finally {
    await client.end();
  }
}

/** In the order in which they run. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(migrationsFolder)).filter((name) => /^\d{4}_/.test(name)).sort();
}

async function applyPending(client: pg.Client, last = '9999'): Promise<string[]> {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  const known = await client.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from _prisma_migrations where rolled_back_at is null',
  );
  const checksums = new Map(known.rows.map((row) => [row.migration_name, row.checksum]));
  const applied: string[] = [];
  for (const name of (await migrationNames()).filter((it) => it <= last)) {
    const sql = await readFile(new URL(`${name}/migration.sql`, migrationsFolder), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    const before = checksums.get(name);
    if (before && before !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it ran here. Add a new migration instead.`,
      );
    }
    if (before) continue;
    await applyOne(client, name, sql, checksum);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string) {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed and left nothing behind`, { cause: error });
  }
}

async function main(): Promise<number> {
  const { DATABASE_OWNER_URL, DATABASE_URL } = process.env;
  if (!DATABASE_OWNER_URL || !DATABASE_URL) {
    console.error('migrate needs DATABASE_OWNER_URL (owns the tables) and DATABASE_URL (the app).');
    return 1;
  }
  const applied = await migrate(DATABASE_OWNER_URL, DATABASE_URL);
  console.log(applied.length ? `Applied ${applied.join(', ')}` : 'Nothing to migrate');
  console.log(`from ${fileURLToPath(migrationsFolder)}`);
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(main);
}
