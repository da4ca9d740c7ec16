import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis } from './support/redis.ts';
import { repaymentsWait } from './support/scenes.ts';
import { type Stage, type Take, openStage } from './support/stage.ts';
import { type Whole, wholeOf } from './support/whole.ts';

let stage: Stage;
let untroubled: Whole;

const allDone = `select where not exists (
  select from outbox where done_at is null and name in ('repayment.distribute', 'mail.send'))`;
const shared = (count: number) =>
  `select from journals where kind = 'distribution' having count(*) >= ${count}`;
const isShort = !process.env['FAULT_LENDERS'];
const sharingNow = (take: Take) =>
  `select from pg_stat_activity where datname = '${take.database}' and wait_event = 'PgSleep'`;
/** A queue drops work whose worker died twice; after five losses the work stands among the failed. */
const kills = Number(process.env['FAULT_KILLS'] ?? 2);
/** Workers who find out soon that another is dead. */
const hasty = { JOB_LOCK_MS: '2000' };

beforeAll(async () => {
  stage = await openStage(repaymentsWait, 55_650);
  const take = await stage.take();
  take.worker();
  await take.until(allDone);
  untroubled = await wholeOf(take);
  await take.end();
});

afterAll(() => stage?.end());

async function expectAsUntroubled(take: Take, seconds = 60): Promise<void> {
  await take.until(allDone, seconds);
  expect(await wholeOf(take)).toEqual(untroubled);
  await take.end();
}

/** Work that was lost is done again within a minute, and was seen to be lost. */
async function expectGivenAgain(take: Take): Promise<void> {
  const start = performance.now();
  await take.until(allDone, 90);
  if (isShort) expect(performance.now() - start).toBeLessThan(60_000);
  const lost = await take.ask('select from outbox where times_lost > 0 and lost_at is not null');
  expect(lost.length).toBeGreaterThan(0);
  await expectAsUntroubled(take);
}

type Queue = 'PostgreSQL' | 'Redis';
const queues: Queue[] = ['PostgreSQL', 'Redis'];

/** What a worker is told of its queue; each Redis is of one test alone. */
async function withQueue(
  name: Queue,
  work: (settings: Record<string, string>) => Promise<void>,
): Promise<void> {
  if (name === 'PostgreSQL') return work({});
  const redis = await startRedis();
  await work({ REDIS_URL: redis.url }).finally(() => redis.end());
}

it('an untroubled worker shares out twelve repayments', () => {
  const journals = untroubled['journals'] ?? [];
  expect(journals.filter((row) => row.includes('"distribution"'))).toHaveLength(12);
  expect(untroubled['failed_jobs']).toEqual([]);
});

describe.each(queues)('with a queue on %s, repayments are shared out', (name) => {
  it('when PostgreSQL is stopped at once under load and comes back', () =>
    withQueue(name, async (queue) => {
      const take = await stage.take(0.3);
      for (let number = 0; number < 2; number += 1) take.worker({ ...queue, ...hasty });
      await take.until(shared(2));
      await stage.postgres.crash(2_000);
      await expectAsUntroubled(take);
    }));

  it('when four workers are given the same work again and again', () =>
    withQueue(name, async (queue) => {
      const take = await stage.take();
      for (let number = 0; number < 4; number += 1) take.worker(queue);
      let isOver = false;
      const again = (async () => {
        while (!isOver) await take.ask('update outbox set relayed_at = null where done_at is null');
      })();
      await take.until(allDone).finally(() => (isOver = true));
      await again;
      await expectAsUntroubled(take);
    }));
});

describe.concurrent('what a queue loses comes again within a minute, and is seen', () => {
  it.for(queues)('when its worker is killed twice in the middle (%s)', (name) =>
    withQueue(name, async (queue) => {
      const take = await stage.take(1.2);
      // As many as a worker takes at once: the same ones die with both.
      const others = `name = 'repayment.distribute' and done_at is null and id not in (
        select id from outbox where name = 'repayment.distribute' and done_at is null order by id limit 4)`;
      await take.ask(`update outbox set due_at = due_at + interval '1 day' where ${others}`);
      for (let round = 0; round < kills; round += 1) {
        const worker = take.worker({ ...queue, ...hasty });
        await take.until(sharingNow(take));
        await worker.kill();
        // The server goes on for a moment with what nobody waits for any more.
        await take.until(`select where not exists (${sharingNow(take)})`);
      }
      await take.ask(`update outbox set due_at = due_at - interval '1 day' where ${others}`);
      take.worker({ ...queue, ...hasty });
      await expectGivenAgain(take);
    }),
  );

  it('when Redis is emptied', async () => {
    const redis = await startRedis();
    const take = await stage.take(0.4);
    take.worker({ REDIS_URL: redis.url });
    await take.until(sharingNow(take));
    await redis.flush();
    await expectGivenAgain(take).finally(() => redis.end());
  });

  it('when Redis goes away and comes back empty', async () => {
    const redis = await startRedis();
    const take = await stage.take(0.4);
    take.worker({ REDIS_URL: redis.url });
    await take.until(sharingNow(take));
    await redis.stop();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await redis.start();
    await expectGivenAgain(take).finally(() => redis.end());
  });
});

describe('a mail server that accepts and says nothing', () => {
  it('holds up no money, and is left after ten seconds', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const take = await stage.take();
    await take.ask(`
      insert into outbox (name, payload, due_at)
      select 'mail.send', jsonb_build_object('template', 'order_paid', 'personId', lender_id, 'subjectId', id),
             created_at from orders`);
    // The letters come first.
    await take.ask(
      `update outbox set due_at = due_at + interval '1 second' where name = 'repayment.distribute'`,
    );
    const worker = take.worker({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    const start = performance.now();
    await take.until(shared(12), 10);
    expect(worker.said()).not.toMatch(/job\.failed/);
    while (!/job\.failed/.test(worker.said()) && performance.now() - start < 30_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(performance.now() - start).toBeLessThan(15_000);
    await take.end();
    silent.close();
  });
});
