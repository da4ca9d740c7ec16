import {
  type JobsOptions,
  type Processor,
  Queue,
  Worker,
  createPostgresBackend,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import { queueSchema } from './queue-schema.ts';

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
  add(jobs: readonly QueuedJob[]): Promise<void>;
  close(): Promise<void>;
}

export interface JobWorker {
  close(): Promise<void>;
}

export type JobRunner = Processor<QueuedJob['data'], void, string>;

const queueName = 'urunan';

export async function openQueue(
  place: QueuePlace,
  onError: (error: Error) => void,
): Promise<JobQueue> {
  if (!place.redisUrl) {
    const Classes = withBackend(createPostgresBackend);
    const queue = new Classes.Queue(queueName, { connection: postgresConnection(place) });
    queue.on('error', onError);
    // Not addBulk: on PostgreSQL it creates a sequence, which the restricted login may not do.
    const add = async (jobs: readonly QueuedJob[]) => {
      for (const job of jobs) await queue.add(job.name, job.data, job.opts);
    };
    return { add, close: () => queue.close() };
  }
  const redis = await connectRedis(place.redisUrl, onError);
  const queue = new Queue(queueName, { connection: redis });
  queue.on('error', onError);
  return {
    add: async (jobs) => void (await queue.addBulk([...jobs])),
    close: async () => {
      await queue.close();
      redis.disconnect();
    },
  };
}

export async function openWorker(
  place: QueuePlace,
  run: JobRunner,
  options: { concurrency: number; onError: (error: Error) => void },
): Promise<JobWorker> {
  const { concurrency, onError } = options;
  if (!place.redisUrl) {
    const Classes = withBackend(createPostgresBackend);
    const connection = postgresConnection(place);
    const worker = new Classes.Worker(queueName, run, { connection, concurrency });
    worker.on('error', onError);
    return worker;
  }
  const redis = await connectRedis(place.redisUrl, onError);
  const worker = new Worker(queueName, run, { connection: redis, concurrency });
  worker.on('error', onError);
  return {
    close: async () => {
      await worker.close();
      redis.disconnect();
    },
  };
}

function postgresConnection(place: QueuePlace) {
  return { connectionString: place.databaseUrl, schema: queueSchema, max: 4 };
}

/** Redis may forget keys when it is full; a queue cannot live with that. */
async function connectRedis(url: string, onError: (error: Error) => void): Promise<Redis> {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', onError);
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
