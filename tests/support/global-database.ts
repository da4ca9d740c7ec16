import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLeash } from '#sandbox/leash.ts';
import { markDemonstration } from '#sandbox/mark-demonstration.ts';
import { type EmbeddedPostgres, startPostgres } from '#sandbox/postgres.ts';
import { migrate } from '#prisma/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { ownerUrl: string; appUrl: string; superuserUrl: string };
  }
}

const passwords = 'passwords.json';

/** One server for the run, and a migrated database that every test copies. */
export default async function setup(project: TestProject) {
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'tests-'));
  const cluster = clusterOf(folder);
  const leash = startLeash();
  leash.remove(folder);
  leash.remove(cluster);
  const server = await migrated(parent, folder, cluster);
  leash.hold(server.pid, 'SIGINT');
  const { ownerUrl, appUrl, superuserUrl } = server;
  project.provide('postgres', { ownerUrl, appUrl, superuserUrl });
  return () => {
    server.stop();
    for (const place of [cluster, folder]) rmSync(place, { recursive: true, force: true });
    leash.letGo();
  };
}

/** In memory where there is enough: every test copies a database, and a disk may be slow at that. */
function clusterOf(folder: string): string {
  const memory = '/dev/shm';
  const isEnough = () => {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 4 * 1024 ** 3;
  };
  return existsSync(memory) && isEnough()
    ? `${memory}/urunan-${path.basename(folder)}`
    : path.join(folder, 'postgres');
}

/** A server with the migrated database: copied from the last run's where the migrations are the same. */
async function migrated(
  parent: string,
  folder: string,
  cluster: string,
): Promise<EmbeddedPostgres> {
  const kept = path.join(parent, `tests-template-${hashOfMigrations()}`);
  const start = () => startPostgres({ folder, cluster, preferredPort: 55432, isThrowaway: true });
  if (existsSync(kept)) {
    copy(path.join(kept, 'postgres'), cluster);
    cpSync(path.join(kept, passwords), path.join(folder, passwords));
    return start();
  }
  const server = await start();
  await migrate(server.ownerUrl, server.appUrl);
  await markDemonstration(server.ownerUrl);
  server.stop();
  for (const old of readdirSync(parent).filter((name) => name.startsWith('tests-template-')))
    rmSync(path.join(parent, old), { recursive: true, force: true });
  const fresh = `${folder}-template`;
  copy(cluster, path.join(fresh, 'postgres'));
  cpSync(path.join(folder, passwords), path.join(fresh, passwords));
  renameSync(fresh, kept);
  return start();
}

/** Keeps owners and links: the server refuses data that belongs to another user. */
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
  for (const file of [
    'package-lock.json',
    'app/jobs/queue-schema.ts',
    'sandbox/postgres.ts',
    'sandbox/mark-demonstration.ts',
  ])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
