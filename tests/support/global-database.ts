import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLeash } from '#sandbox/leash.ts';
import { type EmbeddedPostgres, startPostgres } from '#sandbox/postgres.ts';
import { migrate } from '#prisma/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { ownerUrl: string; appUrl: string; superuserUrl: string };
  }
}

/** One server for the run, and a migrated database that every test copies. */
export default async function setup(project: TestProject) {
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'tests-'));
  const leash = startLeash();
  leash.remove(folder);
  const server = await migrated(parent, folder);
  leash.hold(server.pid, 'SIGINT');
  const { ownerUrl, appUrl, superuserUrl } = server;
  project.provide('postgres', { ownerUrl, appUrl, superuserUrl });
  return () => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
    leash.letGo();
  };
}

/** A server with the migrated database: copied from the last run's where the migrations are the same. */
async function migrated(parent: string, folder: string): Promise<EmbeddedPostgres> {
  const kept = path.join(parent, `tests-template-${hashOfMigrations()}`);
  const start = () => startPostgres({ folder, preferredPort: 55432, isThrowaway: true });
  if (existsSync(kept)) {
    copy(kept, folder);
    return start();
  }
  const server = await start();
  await migrate(server.ownerUrl, server.appUrl);
  server.stop();
  for (const old of readdirSync(parent).filter((name) => name.startsWith('tests-template-')))
    rmSync(path.join(parent, old), { recursive: true, force: true });
  copy(folder, `${folder}-template`);
  renameSync(`${folder}-template`, kept);
  return start();
}

/** With owners and links as they are: the server refuses data that is somebody else's. */
function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the database of the tests was not copied: ${stderr}`);
}

function hashOfMigrations(): string {
  const hash = createHash('sha256');
  const files = readdirSync('prisma', { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.sql')).sort())
    hash.update(file).update(readFileSync(path.join('prisma', file)));
  for (const file of ['package-lock.json', 'app/jobs/queue-schema.ts', 'sandbox/postgres.ts'])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
