import {
  type Job,
  type JobType,
  type JobsOptions,
  type PostgresConnectionOptions,
  Queue,
  Worker,
  createPostgresBackend,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { type QueueName, queueNames } from './catalogue.ts';
import { queueOf, queueSchema } from './queue-schema.ts';

/**
 * BullMQ on PostgreSQL, or on Redis where REDIS_URL is set. The calling code is
 * the same: the queue only triggers work, and a unique key stored with the
 * money makes it happen once.
 */
export interface QueuePlace {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
}

export interface QueuedJob {
  readonly name: string;
  readonly data: { readonly outboxId: string; readonly payload: unknown };
  readonly opts: JobsOptions;
}

export interface JobQueue {
  add(queue: QueueName, jobs: readonly QueuedJob[]): Promise<void>;
  /** How many jobs it knows that have not ended. */
  count(queue: QueueName): Promise<number>;
  /** Those of the ids that it does not know. */
  unknown(queue: QueueName, ids: readonly string[]): Promise<string[]>;
  close(): Promise<void>;
}

export interface JobWorkers {
  close(): Promise<void>;
}

export type RunnableJob = Job<QueuedJob['data'], void, string>;
export type JobRunner = (job: RunnableJob, token?: string) => Promise<void>;

/** How many jobs of each kind run at once in one process. */
export const places: Record<QueueName, number> = { money: 4, mail: 2, stripe: 3, sweeps: 1 };

/** What is used of BullMQ's queues, whichever backend they have. */
interface Backed {
  addBulk(jobs: QueuedJob[]): Promise<unknown>;
  getJob(id: string): Promise<unknown>;
  getJobCountByTypes(...types: JobType[]): Promise<number>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** A worker that says nothing for so long is dead, and another takes its work. */
const lockMilliseconds = () => Number(process.env['JOB_LOCK_MS'] ?? 20_000);

/** BullMQ takes any pool, and describes fewer of its overloads than it has. */
const asConnection = (pool: pg.Pool) => pool as unknown as PostgresConnectionOptions;

/** The few connections that the queues share in the database; each worker listens on one. */
function postgresPool(place: QueuePlace, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: place.databaseUrl,
    options: `-c search_path=${queueSchema}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    max,
  });
  pool.on('error', onError);
  return pool;
}

export async function openQueue(
  place: QueuePlace,
  onError: (error: Error) => void,
): Promise<JobQueue> {
  if (!place.redisUrl) {
    const Classes = withBackend(createPostgresBackend);
    const pool = postgresPool(place, 2, onError);
    const queues = eachKind(
      (name) => new Classes.Queue(queueOf(name), { connection: asConnection(pool) }),
    );
    return jobQueue(queues, {
      onError,
      add: async (name, jobs) => void (await queues[name].addBulk([...jobs])),
      end: () => pool.end(),
    });
  }
  // Without a connection it fails at once: what waits, waits in the outbox.
  const redis = await connectRedis(place.redisUrl, onError, false);
  const queues = eachKind((name) => new Queue(queueOf(name), { connection: redis }));
  return jobQueue(queues, {
    onError,
    add: async (name, jobs) => void (await queues[name].addBulk([...jobs])),
    end: async () => redis.disconnect(),
  });
}

function jobQueue(
  queues: Record<QueueName, Backed>,
  how: Pick<JobQueue, 'add'> & { onError(error: Error): void; end(): Promise<void> },
): JobQueue {
  const all = Object.values(queues);
  for (const queue of all) queue.on('error', (error) => how.onError(error));
  return {
    add: how.add,
    count: (name) => queues[name].getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized'),
    unknown: async (name, ids) => {
      const missing: string[] = [];
      for (const id of ids) if (!(await queues[name].getJob(id))) missing.push(id);
      return missing;
    },
    close: async () => {
      await Promise.all(all.map((queue) => queue.close()));
      await how.end();
    },
  };
}

export async function openWorkers(
  place: QueuePlace,
  run: JobRunner,
  options: { places?: Record<QueueName, number>; onError: (error: Error) => void },
): Promise<JobWorkers> {
  const { onError } = options;
  const among = options.places ?? places;
  const of = (name: QueueName) => ({
    concurrency: among[name],
    lockDuration: lockMilliseconds(),
    stalledInterval: lockMilliseconds() / 2,
  });
  if (!place.redisUrl) {
    const Classes = withBackend(createPostgresBackend);
    const pool = postgresPool(place, queueNames.length + 4, onError);
    const connection = { connection: asConnection(pool) };
    const workers = eachKind(
      (name) => new Classes.Worker(queueOf(name), run, { ...connection, ...of(name) }),
    );
    return jobWorkers(workers, onError, () => pool.end());
  }
  const redis = await connectRedis(place.redisUrl, onError, true);
  const workers = eachKind(
    (name) => new Worker(queueOf(name), run, { connection: redis, ...of(name) }),
  );
  return jobWorkers(workers, onError, async () => redis.disconnect());
}

/** Ends after this even if the queue does not answer: whoever runs a job twice books once. */
const patienceAtEnd = 10_000;

function jobWorkers(
  workers: Record<QueueName, Pick<Backed, 'on' | 'close'>>,
  onError: (error: Error) => void,
  end: () => Promise<void>,
): JobWorkers {
  const all = Object.values(workers);
  for (const worker of all) worker.on('error', onError);
  return {
    close: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceAtEnd)));
      await Promise.race([Promise.all(all.map((worker) => worker.close())), late]);
      clearTimeout(timer);
      await end();
    },
  };
}

function eachKind<T>(make: (name: QueueName) => T): Record<QueueName, T> {
  return Object.fromEntries(queueNames.map((name) => [name, make(name)])) as Record<QueueName, T>;
}

/** Redis may forget keys when it is full; a queue cannot live with that. */
async function connectRedis(
  url: string,
  onError: (error: Error) => void,
  enableOfflineQueue: boolean,
): Promise<Redis> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, enableOfflineQueue });
  redis.on('error', onError);
  if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve));
  const answer = (await redis.config('GET', 'maxmemory-policy').catch(() => null)) as
    string[] | null;
  const policy = answer?.[1];
  if (policy && policy !== 'noeviction') {
    redis.disconnect();
    throw new Error(
      `REDIS_URL: this Redis drops keys when it is full (maxmemory-policy ${policy}); set it to noeviction.`,
    );
  }
  return redis;
}
