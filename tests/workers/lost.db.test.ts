import { DelayedError } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { failedJobs, lostJobs, retryFailedJob } from '#app/domain/operations/failed-jobs.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import type { JobQueue, RunnableJob } from '#app/jobs/queue.ts';
import { closeDb, db, inTransaction } from '#app/platform/db.ts';
import { giveAgain } from '#workers/give-again.ts';
import { relayOnce } from '#workers/relay.ts';
import { runJob } from '#workers/run-job.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A queue of which a test decides what it knows. */
function toldQueue(known: Set<string>) {
  const added: string[] = [];
  const queue: JobQueue = {
    add: async (_, jobs) => {
      for (const { opts } of jobs) added.push(opts.jobId ?? '');
    },
    count: async () => known.size,
    unknown: async (_, ids) => ids.filter((id) => !known.has(id)),
    close: async () => undefined,
  };
  return { queue, added };
}

async function mails(count: number): Promise<string[]> {
  const personId = await given(world).person('Lia');
  await inTransaction(async (tx) => {
    for (let number = 0; number < count; number += 1)
      await enqueue(tx, 'mail.send', { template: 'verify_email', personId }, world.now);
  });
  return (await db().outboxRow.findMany({ orderBy: { id: 'asc' } })).map(
    ({ id }) => `outbox-${id}`,
  );
}

const later = (seconds: number) => {
  world.goTo(new Date(world.now.getTime() + seconds * 1000).toISOString());
  return world.now;
};

describe('work that a queue has lost', () => {
  it('is given again after half a minute: only what it does not know, and it is listed', async () => {
    const [first = '', second = '', third = ''] = await mails(3);
    const { queue, added } = toldQueue(new Set([first]));
    await relayOnce(queue, world.now);
    expect(added.splice(0)).toEqual([first, second, third]);
    expect(await giveAgain(queue, later(29))).toBe(0);
    expect(await giveAgain(queue, later(1))).toBe(2);
    expect(added.splice(0)).toEqual([second, third]);
    expect(await lostJobs(world.now)).toMatchObject([
      { name: 'mail.send', timesLost: 1, isDone: false },
      { name: 'mail.send', timesLost: 1, isDone: false },
    ]);
    // Given just now, it is not asked about at once.
    expect(await giveAgain(queue, later(5))).toBe(0);
  });

  it('is not asked about, one by one, while the queue knows as many as wait', async () => {
    const ids = await mails(2);
    const { queue } = toldQueue(new Set(ids));
    await relayOnce(queue, world.now);
    queue.unknown = () => Promise.reject(new Error('nobody should ask'));
    expect(await giveAgain(queue, later(60))).toBe(0);
  });

  it('stands among what failed after the fifth time, and begins anew when it is tried again', async () => {
    await mails(1);
    const { queue, added } = toldQueue(new Set());
    await relayOnce(queue, world.now);
    for (let time = 1; time <= 4; time += 1) expect(await giveAgain(queue, later(60))).toBe(1);
    expect(await failedJobs()).toEqual([]);
    expect(await giveAgain(queue, later(60))).toBe(0);
    const [failed] = await failedJobs();
    expect(failed?.error).toContain('lost it 5 times');
    added.length = 0;
    const actorId = (await db().person.findFirstOrThrow()).id;
    await retryFailedJob({ failedJobId: failed?.id ?? 0, actorId, now: world.now });
    await relayOnce(queue, world.now);
    expect(added).toHaveLength(1);
    expect(await giveAgain(queue, later(60))).toBe(1);
  });
});

describe('work that is tried while the database is away', () => {
  it('is put back and not counted', async () => {
    const url = process.env['DATABASE_URL'] ?? '';
    await closeDb();
    process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/nothing';
    const putBack: unknown[] = [];
    const job = {
      name: 'mail.send',
      data: { outboxId: '1', payload: {} },
      attemptsMade: 9,
      opts: { attempts: 10 },
      moveToDelayed: async (...words: unknown[]) => void putBack.push(words),
    };
    const run = runJob(job as unknown as RunnableJob, 'token');
    await expect(run).rejects.toThrow(DelayedError);
    expect(putBack).toEqual([[expect.any(Number), 'token']]);
    await closeDb();
    process.env['DATABASE_URL'] = url;
    expect(await db().failedJob.count()).toBe(0);
  });
});
