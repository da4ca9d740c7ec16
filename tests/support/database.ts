import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, inject } from 'vitest';
import { closeDb } from '#app/platform/db.ts';

/**
 * A database of its own for every test: booked rows cannot be deleted, so
 * nothing can be cleaned up. Copying the migrated one takes about 0.1 s; `template0` has no table yet.
 */
export function withFreshDatabase(from: 'urunan' | 'template0' = 'urunan'): void {
  let drop = async () => {};

  beforeEach(async () => {
    drop = await newDatabase(from);
  });

  afterEach(() => drop());
}

/**
 * Goes over to another new database, in the middle of a test.
 *
 * @returns what takes it away again
 */
export async function newDatabase(from: 'urunan' | 'template0'): Promise<() => Promise<void>> {
  const { ownerUrl, appUrl, superuserUrl } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await closeDb();
  await query(
    at(ownerUrl, 'postgres'),
    `create database ${name} template ${from} strategy file_copy`,
  );
  process.env['DATABASE_URL'] = at(appUrl, name);
  process.env['DATABASE_OWNER_URL'] = at(ownerUrl, name);
  return async () => {
    await closeDb();
    // Ends connections of any login, which only the superuser may do.
    await query(superuserUrl, `drop database if exists ${name} with (force)`);
  };
}

/** Does something in a copy of the test's database, which is gone afterwards. */
export async function inCopy(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const { ownerUrl } = inject('postgres');
  const { DATABASE_URL: app = '', DATABASE_OWNER_URL: owner = '' } = process.env;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await closeDb();
  const from = new URL(owner).pathname.slice(1);
  await query(
    at(ownerUrl, 'postgres'),
    `create database ${name} template ${from} strategy file_copy`,
  );
  process.env['DATABASE_URL'] = at(app, name);
  process.env['DATABASE_OWNER_URL'] = at(owner, name);
  try {
    await work(at(owner, name));
  } finally {
    await closeDb();
    Object.assign(process.env, { DATABASE_URL: app, DATABASE_OWNER_URL: owner });
    await query(inject('postgres').superuserUrl, `drop database ${name} with (force)`);
  }
}

/** Runs SQL as the owner of the tables, who may do what the application may not. */
export async function asOwner(sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  return query(process.env['DATABASE_OWNER_URL'] ?? '', sql, values);
}

/** Runs SQL with the application's restricted login. */
export async function asApp(sql: string): Promise<pg.QueryResult> {
  return query(process.env['DATABASE_URL'] ?? '', sql);
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}

function at(url: string, database: string): string {
  const place = new URL(url);
  place.pathname = `/${database}`;
  return place.href;
}
