import { statfsSync } from 'node:fs';
import pg from 'pg';
import { closeDb } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { type MigratedServer, startMigrated } from '#tests/support/migrated-server.ts';

export type Size = 'small' | 'full';

/** Where the bench works: a server of its own that keeps what it has committed, in a database of its own. */
export interface Place {
  readonly size: Size;
  readonly appUrl: string;
  /** As the owner of the tables, for data that no verb would write one by one. */
  sql(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  /**
   * The same for millions of rows: at the full size nobody looks whether what a row refers to is there.
   * The same words at the small size are looked at.
   */
  fill(text: string): Promise<unknown>;
  /** Statistics as they would be, and connections that know nothing of before. */
  settle(): Promise<void>;
  end(): Promise<void>;
}

/** Nothing is sent and nobody is asked: the benches stand still beside the database. */
const settings = {
  ENV_FILE: '',
  SESSION_SECRET: 'of-the-bench-of-the-bench-of-the-bench',
  SMTP_URL: 'smtp://127.0.0.1:1',
  BANK_DEPOSITS: 'on',
  APP_ORIGIN: 'https://bench.example',
};

const roomNeeded = { small: 1, full: 40 } as const;

/** @throws Error when there is no room, or no server can be started. */
export async function openPlace(
  size: Size,
  options: { isThrowaway?: boolean } = {},
): Promise<Place> {
  const folder = process.getuid?.() === 0 ? '/var/lib' : '/tmp';
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1024 ** 3);
  if (free < roomNeeded[size])
    throw new Error(
      `The bench needs ${roomNeeded[size]} GB in ${folder}, where ${free} are free. Make room, or take --size small.`,
    );
  const { isThrowaway = false } = options;
  // A memory disk has no room for a million loans, and a commit there costs nothing.
  const isOnDisk = size === 'full';
  const postgres = await startMigrated({ isThrowaway, isOnDisk, port: 55_900 });
  const { ownerUrl, appUrl, superuserUrl } = await ownDatabase(postgres);
  Object.assign(process.env, settings, { DATABASE_URL: appUrl });
  process.env['DATABASE_OWNER_URL'] = ownerUrl;
  // Another bench of this process may have had others.
  forgetEnv();
  await closeDb();
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const filling = new pg.Client(size === 'full' ? superuserUrl : ownerUrl);
  await filling.connect();
  if (size === 'full') await filling.query('set session_replication_role = replica');
  // What is measured is an installation, not a demonstration, whose pages have more to say.
  await owner.query('delete from demonstration');
  return {
    size,
    appUrl,
    sql: (text, values = []) => owner.query(text, values),
    fill: (text) => filling.query(text),
    settle: async () => {
      await owner.query('vacuum analyze');
      await closeDb();
    },
    end: async () => {
      await closeDb();
      await filling.end();
      await allGone(owner);
      await owner.end();
      postgres.end();
    },
  };
}

/** A pool that has ended may still say good-bye: whoever hears that the server is gone instead fails by it. */
async function allGone(owner: pg.Client): Promise<void> {
  for (let times = 0; times < 100; times += 1) {
    const { rowCount } = await owner.query(
      'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1',
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function ownDatabase({
  server,
}: MigratedServer): Promise<{ ownerUrl: string; appUrl: string; superuserUrl: string }> {
  const name = 'bench';
  const at = (url: string, database: string) =>
    Object.assign(new URL(url), { pathname: database }).href;
  const client = new pg.Client(at(server.ownerUrl, 'postgres'));
  await client.connect();
  await client.query(`create database ${name} template urunan`);
  await client.end();
  return {
    ownerUrl: at(server.ownerUrl, name),
    appUrl: at(server.appUrl, name),
    superuserUrl: at(server.superuserUrl, name),
  };
}
