import { describe, expect, it } from 'vitest';
import { enqueue } from '#app/jobs/enqueue.ts';
import type { RunnableJob } from '#app/jobs/queue.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { withWorld } from '#tests/support/world.ts';
import { relayOnce } from '#workers/relay.ts';
import { allMarked, runnerOf } from '#workers/run-job.ts';

const world = withWorld();

/** Carries one job, and says how to run it as the queue would for the so-manieth time. */
async function carried() {
  await inTransaction((tx) => enqueue(tx, 'stripe_event.apply', { eventId: 'evt_1' }, world.now));
  await relayOnce({ add: () => Promise.resolve() } as never, world.now);
  const row = await db().outboxRow.findFirstOrThrow({ orderBy: { id: 'desc' } });
  let ran = 0;
  const run = runnerOf(() => {
    ran += 1;
    return Promise.resolve();
  });
  const start = async (attemptsStarted: number) => {
    const data = { outboxId: row.id.toString(), payload: {} };
    await run({ name: row.name, data, attemptsStarted, attemptsMade: 0, opts: {} } as RunnableJob);
    await allMarked();
    return ran;
  };
  return { row, start };
}

describe('a job that this process carried itself', () => {
  it('runs once, is marked, and does nothing when it comes again', async () => {
    const { row, start } = await carried();
    expect(await start(1)).toBe(1);
    expect(await db().outboxRow.findUnique({ where: { id: row.id } })).toMatchObject({
      doneAt: expect.any(Date) as Date,
    });
    expect(await start(1)).toBe(1);
  });

  it('is read when somebody took it before: it may be done', async () => {
    const { row, start } = await carried();
    await db().outboxRow.update({ where: { id: row.id }, data: { doneAt: world.now } });
    expect(await start(2)).toBe(0);
    expect(await start(1)).toBe(0);
  });
});
