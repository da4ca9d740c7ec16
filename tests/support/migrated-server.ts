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
import { type Leash, isThere, startLeash, whenGone } from '#sandbox/leash.ts';
import { markDemonstration } from '#sandbox/mark-demonstration.ts';
import { type EmbeddedPostgres, startPostgres } from '#sandbox/postgres.ts';
import { migrate } from '#prisma/migrate.ts';

const passwords = 'passwords.json';

export interface MigratedServer {
  readonly server: EmbeddedPostgres;
  readonly folder: string;
  /** Where its data is. */
  readonly cluster: string;
  readonly leash: Leash;
  /** Ends it as a power cut would, and starts it again where it was. */
  crash(milliseconds?: number): Promise<void>;
  /** Starts it again where it was, if it has ended by itself. */
  revive(): Promise<void>;
  end(): void;
}

/**
 * A server of its own for a run of tests, with a migrated database that every test copies. Ended by
 * `end`, or with whoever started it. One that keeps its promises after a crash is asked for by
 * `isThrowaway: false`; one whose data is on a disk, as it would be, by `isOnDisk`.
 */
export async function startMigrated(
  options: {
    isThrowaway?: boolean;
    isOnDisk?: boolean;
    port?: number;
    cluster?: string;
  } = {},
): Promise<MigratedServer> {
  const { isThrowaway = true, isOnDisk = false, port = 55_432 } = options;
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'tests-'));
  const cluster = options.cluster ?? (isOnDisk ? path.join(folder, 'postgres') : clusterOf(folder));
  const leash = startLeash();
  leash.remove(folder);
  leash.remove(cluster);
  let server = await migrated({ parent, folder, cluster, isThrowaway, port });
  leash.hold(server.pid, 'SIGINT');
  const startAgain = async () => {
    const { port: same } = server;
    server = await startPostgres({ folder, cluster, preferredPort: same, isThrowaway });
    if (server.port !== same) throw new Error(`port ${same} was taken meanwhile`);
    leash.hold(server.pid, 'SIGINT');
  };
  return {
    get server() {
      return server;
    },
    folder,
    cluster,
    leash,
    crash: async (milliseconds = 0) => {
      process.kill(server.pid, 'SIGQUIT');
      await new Promise<void>((resolve) => whenGone(server.pid, resolve));
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await startAgain();
    },
    revive: async () => {
      if (!isThere(server.pid)) await startAgain();
    },
    end: () => {
      server.stop();
      for (const place of [cluster, folder]) rmSync(place, { recursive: true, force: true });
      leash.letGo();
    },
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
async function migrated(of: {
  parent: string;
  folder: string;
  cluster: string;
  isThrowaway: boolean;
  port: number;
}): Promise<EmbeddedPostgres> {
  const { parent, folder, cluster, isThrowaway, port } = of;
  const kept = path.join(parent, `tests-template-${hashOfMigrations()}`);
  const start = () => startPostgres({ folder, cluster, preferredPort: port, isThrowaway });
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
