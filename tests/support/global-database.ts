import type { TestProject } from 'vitest/node';
import { startMigrated } from './migrated-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { ownerUrl: string; appUrl: string; superuserUrl: string };
  }
}

/** One server for the run, and a migrated database that every test copies. */
export default async function setup(project: TestProject) {
  const started = await startMigrated();
  const { ownerUrl, appUrl, superuserUrl } = started.server;
  project.provide('postgres', { ownerUrl, appUrl, superuserUrl });
  return () => started.end();
}
