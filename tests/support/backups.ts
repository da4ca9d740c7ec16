import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, inject } from 'vitest';
import { backUp } from '#prisma/backup.ts';
import { restore } from '#prisma/restore.ts';
import { migrate } from '#prisma/migrate.ts';
import { closeDb } from '#app/platform/db.ts';

/** Backups of the test's database, and databases to restore them into; all gone after the test. */
export function withBackups() {
  const folder = mkdtempSync(path.join(tmpdir(), 'urunan-backups-'));
  const made: string[] = [];

  const at = (url: string, name: string) => {
    const place = new URL(url);
    place.pathname = `/${name}`;
    return place.href;
  };
  const asSuperuser = async (sql: string) => {
    const client = new pg.Client(inject('postgres').superuserUrl);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };

  afterEach(async () => {
    await closeDb();
    for (const name of made.splice(0))
      await asSuperuser(`drop database if exists ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });

  /** An empty database: no table of ours, or those of an older version. */
  async function emptyDatabase(last?: string) {
    const name = `restored_${randomBytes(6).toString('hex')}`;
    made.push(name);
    await asSuperuser(`create database ${name} owner urunan_owner`);
    const { ownerUrl, appUrl } = inject('postgres');
    const urls = { ownerUrl: at(ownerUrl, name), appUrl: at(appUrl, name) };
    if (last) await migrate(urls.ownerUrl, urls.appUrl, last);
    return urls;
  }

  return {
    folder,
    emptyDatabase,
    backUp: async (now: Date, ownerUrl = process.env['DATABASE_OWNER_URL'] ?? '') =>
      backUp({ ownerUrl, files: path.join(folder, 'files'), into: folder, now }),
    /** Restored into a database of its own, which the test uses from now on. */
    restored: async (backup: string, now: Date) => {
      const urls = await emptyDatabase();
      await closeDb();
      await restore({ ...urls, files: path.join(folder, 'restored-files'), folder: backup, now });
      process.env['DATABASE_URL'] = urls.appUrl;
      process.env['DATABASE_OWNER_URL'] = urls.ownerUrl;
    },
  };
}
