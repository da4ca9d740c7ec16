import { enqueueAll } from '#app/jobs/enqueue.ts';
import { type JobRunner, type QueuePlace, openQueue, openWorkers } from '#app/jobs/queue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { startRedis } from '#tests/faults/support/redis.ts';
import { relayOnce } from '#workers/relay.ts';
import { allMarked, runnerOf } from '#workers/run-job.ts';
import { type Line, compare } from './compare.ts';
import type { Place } from './place.ts';

const due = new Date('2026-06-01T10:00:00Z');
const fail = (error: Error) => {
  throw error;
};

/**
 * Rows enqueued in one transaction, carried by the relay and run as nothing, beside BullMQ alone with as many
 * jobs that are nothing: jobs a second, from the first row to the last one done.
 */
export async function jobs(place: Place): Promise<Line[]> {
  const count = place.size === 'full' ? 10_000 : 100;
  const rounds = place.size === 'full' ? 5 : 1;
  // Before anything is measured: a bench that cannot start says so at once.
  const redis = await startRedis();
  const measured = async (name: string, goal: number, at: QueuePlace) =>
    compare({
      id: 'Q',
      work: `jobs through outbox, relay and ${name}`,
      unit: 'a second',
      goal: { better: 'more', ratio: goal },
      rounds,
      ours: () => ours(place, at, count),
      floor: () => floor(at, count),
    });
  try {
    const databaseUrl = place.appUrl;
    return [
      await measured('PostgreSQL', 0.6, { databaseUrl }),
      await measured('Redis', 0.4, { databaseUrl, redisUrl: redis.url }),
    ];
  } finally {
    await redis.end();
  }
}

async function ours(place: Place, at: QueuePlace, count: number): Promise<number> {
  await place.sql('truncate outbox cascade');
  const queue = await openQueue(at, fail);
  const ran = new Map<string, number>();
  const nothing = runnerOf((_, __, { jobId }) => {
    ran.set(jobId, (ran.get(jobId) ?? 0) + 1);
    return Promise.resolve();
  });
  const workers = await openWorkers(at, nothing, { onError: fail });
  const start = performance.now();
  await inTransaction((tx) =>
    enqueueAll(
      tx,
      Array.from({ length: count }, (_, number) => ({
        name: 'stripe_event.apply' as const,
        payload: { eventId: `evt_${number}` },
        dueAt: due,
      })),
    ),
  );
  let carried = 0;
  while (carried < count) carried += await relayOnce(queue, due);
  const open = async () =>
    (await place.sql('select from outbox where done_at is null limit 1')).rowCount;
  while (ran.size < count || (await open())) await new Promise((resolve) => setTimeout(resolve, 5));
  const rate = count / ((performance.now() - start) / 1000);
  await workers.close();
  await allMarked();
  await queue.close();
  const twice = [...ran.values()].filter((times) => times > 1).length;
  if (twice > 0) throw new Error(`${twice} jobs ran twice`);
  return rate;
}

async function floor(at: QueuePlace, count: number): Promise<number> {
  const queue = await openQueue(at, fail);
  let done = 0;
  const nothing: JobRunner = () => {
    done += 1;
    return Promise.resolve();
  };
  const workers = await openWorkers(at, nothing, { onError: fail });
  const start = performance.now();
  await queue.add(
    'stripe',
    Array.from({ length: count }, (_, number) => ({
      name: 'nothing',
      data: { outboxId: String(number), payload: { eventId: `evt_${number}` } },
      opts: { jobId: `bare-${start}-${number}`.replace('.', '-'), removeOnComplete: true },
    })),
  );
  while (done < count) await new Promise((resolve) => setTimeout(resolve, 5));
  const rate = count / ((performance.now() - start) / 1000);
  await workers.close();
  await queue.close();
  return rate;
}
