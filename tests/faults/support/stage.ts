import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { closeDb } from '#app/platform/db.ts';
import { buildOnce, processes } from '#sandbox/build-once.ts';
import { freePort } from '#sandbox/free-port.ts';
import { type MigratedServer, startMigrated } from '#tests/support/migrated-server.ts';
import { type World, newWorld, openWorld, settingsOf } from '#tests/support/world.ts';
import { at, keptConnection, patience, query, untilIt } from './asking.ts';

/** When the scenes of the faults take place; processes are given this time, and it goes on. */
export const sceneDay = '2026-05-04T09:00:00Z';

/**
 * Where faults happen: a server of its own that keeps what it has committed, a scene in one of its
 * databases, and real processes that work on copies of it.
 */
export interface Stage {
  readonly postgres: MigratedServer;
  readonly world: World;
  /**
   * A copy of the scene, and processes on it.
   *
   * @param slow how many seconds each distribution takes, so that a fault finds it in the middle.
   */
  take(slow?: number): Promise<Take>;
  end(): Promise<void>;
}

export interface Take {
  readonly database: string;
  /** As the application logs in, or through something that stands between. */
  readonly url: string;
  ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>;
  worker(settings?: Record<string, string>): Running;
  web(settings?: Record<string, string>): Promise<Running & { origin: string }>;
  /** Waits until an SQL question is answered by at least one row. */
  until(sql: string, seconds?: number): Promise<void>;
  end(): Promise<void>;
}

export interface Running {
  readonly child: ChildProcess;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
  said(): string;
}

const scene = 'scene';

/**
 * @param build fills the scene through the verbs.
 * @param cluster where its server keeps its data, unless wherever it likes.
 * @param port preferred by its server; stages that run at the same time prefer different ones.
 */
export async function openStage(
  build: (world: World) => Promise<void>,
  port: number,
  cluster?: string,
): Promise<Stage> {
  await buildOnce(process.cwd());
  refuseWithoutRoom(cluster ? path.dirname(cluster) : '/var/tmp', cluster ? 200 : 1_000);
  const postgres = await startMigrated({
    isThrowaway: false,
    port,
    ...(cluster && { cluster }),
  });
  const { ownerUrl, appUrl } = postgres.server;
  await query(at(ownerUrl, 'postgres'), `create database ${scene} template urunan`);
  process.env['DATABASE_URL'] = at(appUrl, scene);
  process.env['DATABASE_OWNER_URL'] = at(ownerUrl, scene);
  const world = newWorld(sceneDay);
  await openWorld(world, sceneDay);
  await build(world);
  await closeDb();
  const takes: Take[] = [];
  let count = 0;
  return {
    postgres,
    world,
    take: async (slow = 0) => {
      count += 1;
      const take = await newTake(postgres, world, count);
      takes.push(take);
      if (slow > 0) await take.ask(slowed(slow));
      return take;
    },
    end: async () => {
      for (const take of takes) await take.end();
      await closeDb();
      await world.stripe.stop();
      await world.mailbox.stop();
      postgres.end();
    },
  };
}

const slowed = (seconds: number) => `
  create function slowly() returns trigger language plpgsql as
    $$ begin perform pg_sleep(${seconds}); return null; end $$;
  create trigger slowly after insert on slice_payments execute function slowly()`;

/** Full by accident, a disk would look like a fault of ours. */
function refuseWithoutRoom(folder: string, megabytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1024 ** 2);
  if (free < megabytes)
    throw new Error(`The faults need ${megabytes} MB in ${folder}, where ${free} MB are free.`);
}

async function newTake(postgres: MigratedServer, world: World, number: number): Promise<Take> {
  const { ownerUrl, appUrl } = postgres.server;
  const database = `take_${number}`;
  await query(at(ownerUrl, 'postgres'), `create database ${database} template ${scene}`);
  const running = new Set<Running>();
  const clockFile = path.join(mkdtempSync(path.join(postgres.folder, 'clock-')), 'clock');
  writeFileSync(clockFile, String(new Date(sceneDay).getTime() - Date.now()));
  const appAt = at(appUrl, database);
  const settings = {
    ...settingsOf(world),
    ENV_FILE: '',
    DATABASE_URL: appAt,
    CLOCK_FILE: clockFile,
    FILES_FOLDER: postgres.folder,
    LOG_LEVEL: 'warn',
    JOB_BACKOFF_MS: '50',
  };
  const start = (script: string, more: Record<string, string>) => {
    const one = startProcess(script, { ...settings, ...more });
    if (one.child.pid) postgres.leash.hold(one.child.pid, 'SIGKILL');
    running.add(one);
    return one;
  };
  // As the superuser: nobody else sees what others are asking.
  const asking = keptConnection(at(postgres.server.superuserUrl, database));
  const ask = async <Row extends pg.QueryResultRow>(sql: string) =>
    (await asking.query(sql)).rows as Row[];
  return {
    database,
    url: appAt,
    ask,
    worker: (more = {}) => start(processes.worker, more),
    web: async (more = {}) => {
      const port = await freePort(postgres.server.port - 51_600 + running.size);
      const origin = `http://localhost:${port}`;
      const web = start(processes.web, { PORT: String(port), APP_ORIGIN: origin, ...more });
      await untilIt(
        async () => (await fetch(`${origin}/health`)).ok,
        30,
        () => web.said(),
      );
      return { ...web, origin };
    },
    until: (sql, seconds = 30) =>
      untilIt(
        async () => (await ask(sql)).length > 0,
        seconds,
        () => tail(running, sql),
      ),
    end: async () => {
      await Promise.all([...running].map((one) => one.kill()));
      running.clear();
      asking.end();
      // The long run's hundreds of copies would fill the disk; where the server is away, they go with its folder.
      const drop = `drop database if exists ${database} with (force)`;
      if (patience > 1) await query(at(ownerUrl, 'postgres'), drop).catch(() => undefined);
    },
  };
}

const tail = (running: Set<Running>, sql: string) =>
  `${sql}\n${[...running].map((one) => one.said().slice(-2_000)).join('\n')}`;

function startProcess(script: string, settings: Record<string, string>): Running {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, REDIS_URL: '', NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const send = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return {
    child,
    said: () => said,
    kill: async () => void (await send('SIGKILL')),
    stop: () => send('SIGTERM'),
  };
}
