import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLeash } from '#sandbox/leash.ts';
import { startPostgres } from '#sandbox/postgres.ts';
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
  const server = await startPostgres({ folder, preferredPort: 55432, isThrowaway: true });
  const leash = startLeash();
  leash.hold(server.pid, 'SIGINT');
  leash.remove(folder);
  await migrate(server.ownerUrl, server.appUrl);
  const { ownerUrl, appUrl, superuserUrl } = server;
  project.provide('postgres', { ownerUrl, appUrl, superuserUrl });
  return () => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
    leash.letGo();
  };
}
