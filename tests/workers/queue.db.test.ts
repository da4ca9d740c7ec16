import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '#app/jobs/enqueue.ts';
import { type QueuePlace, openQueue } from '#app/jobs/queue.ts';
import { retryFailedJob } from '#app/domain/operations/failed-jobs.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { setClock } from '#app/platform/clock.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { relayOnce } from '#workers/relay.ts';
import { scheduleOnce } from '#workers/schedule.ts';
import { type RunningWorkers, startWorkers } from '#workers/start-workers.ts';
import { type Leash, startLeash } from '#sandbox/leash.ts';
import { freePort } from '#sandbox/free-port.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const redisServer = (() => {
  try {
    return execFileSync('which', ['redis-server'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
})();

let redisUrl = '';
let redis: ReturnType<typeof spawn> | undefined;
let leash: Leash | undefined;

beforeAll(async () => {
  if (!redisServer) return;
  const port = await freePort(56_379);
  const folder = mkdtempSync(path.join(tmpdir(), 'redis-'));
  redis = spawn(redisServer, ['--port', String(port), '--save', '', '--dir', folder], {
    stdio: 'ignore',
  });
  leash = startLeash();
  if (redis.pid) leash.hold(redis.pid);
  leash.remove(folder);
  redisUrl = `redis://127.0.0.1:${port}`;
});

afterAll(() => {
  redis?.kill();
  leash?.letGo();
});

/** Waits for an effect in the database, for ten seconds at most. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not come about within ten seconds');
}

const allDone = async () =>
  (await db().outboxRow.count({ where: { doneAt: null, dueAt: { lte: world.now } } })) === 0;

const backends: [string, () => QueuePlace][] = [
  ['PostgreSQL', () => ({ databaseUrl: process.env['DATABASE_URL'] ?? '' })],
  ['Redis', () => ({ databaseUrl: process.env['DATABASE_URL'] ?? '', redisUrl })],
];

describe.each(backends)('workers on %s', (name, place) => {
  const test = name === 'Redis' && !redisServer ? it.skip : it;

  async function withWorkers(work: (workers: RunningWorkers) => Promise<void>): Promise<void> {
    process.env['JOB_BACKOFF_MS'] = '10';
    const workers = await startWorkers(place(), { pollMilliseconds: 20, hasSchedule: false });
    try {
      await work(workers);
    } finally {
      await workers.stop();
    }
  }

  test('distribute repayments to the cent, once, with two processes at it', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner);
    await g.lends(lia, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two);
    await g.reported(partner, '2026-03', [{ loanId, amount: '333.30' }], lia);
    await g.settled(partner, '2026-03', lia);
    await withWorkers(() => withWorkers(() => until(allDone)));
    expect(await db().journal.count({ where: { kind: 'distribution' } })).toBe(1);
    expect(await checkBooks()).toEqual([]);
  });

  test('do a job if and only if its change was committed', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    const mail = { template: 'verify_email', personId: lia } as const;
    await expect(
      inTransaction(async (tx) => {
        await enqueue(tx, 'mail.send', mail, world.now);
        throw new Error('the change fails');
      }),
    ).rejects.toThrow('the change fails');
    await inTransaction((tx) => enqueue(tx, 'mail.send', mail, world.now));
    await withWorkers(() => until(allDone));
    expect(world.mailbox.lettersTo('lia@example.org')).toHaveLength(1);
  });

  test('run a job that came twice only once', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    const mail = { template: 'verify_email', personId: lia } as const;
    await inTransaction((tx) => enqueue(tx, 'mail.send', mail, world.now));
    const queue = await openQueue(place(), () => undefined);
    await relayOnce(queue, world.now);
    await db().outboxRow.updateMany({ data: { relayedAt: null } });
    await relayOnce(queue, world.now);
    await queue.close();
    await withWorkers(() => until(allDone));
    expect(world.mailbox.lettersTo('lia@example.org')).toHaveLength(1);
  });

  test('try again after a passing fault', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    const mail = { template: 'order_paid', personId: lia, subjectId: 1 } as const;
    await inTransaction((tx) => enqueue(tx, 'mail.send', mail, world.now));
    await withWorkers(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      await db().order.create({
        data: {
          lenderId: lia,
          currency: 'USD',
          tip: 0n,
          fromBalance: 0n,
          cardAmount: 0n,
          idempotencyKey: 'k',
          email: 'lia@example.org',
          language: 'en',
          expiresAt: world.now,
          createdAt: world.now,
        },
      });
      await until(allDone);
    });
    expect(world.mailbox.lettersTo('lia@example.org')).toHaveLength(1);
  });

  test('put a job that gave up where an admin can read and retry it', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    await db().outboxRow.create({
      data: { name: 'order.conclude', payload: { orderId: 77 }, dueAt: world.now },
    });
    const failed = () => db().failedJob.findFirst({ where: { retriedAt: null } });
    await withWorkers(async () => {
      await until(async () => (await failed()) !== null);
      const job = await failed();
      expect(job).toMatchObject({ name: 'order.conclude', attempts: 10 });
      await db().$executeRaw`
        insert into orders (id, lender_id, currency, tip, from_balance, card_amount, idempotency_key, email, language, expires_at, created_at)
        values (77, ${lia}, 'USD', 0, 0, 5, 'k', 'lia@example.org', 'en', now(), now())`;
      await retryFailedJob({ failedJobId: job?.id ?? 0, actorId: lia, now: world.now });
      await until(allDone);
    });
    expect(await failed()).toBeNull();
  });
});

describe('the schedule', () => {
  it('enqueues each round once, however many ask', async () => {
    await Promise.all([1, 2, 3, 4].map(() => scheduleOnce(world.now)));
    const names = (await db().outboxRow.findMany()).map((row) => row.name).sort();
    expect(names).toEqual([
      'books.check',
      'days.tie',
      'defaults.sweep',
      'deposits.remind',
      'digests.send',
      'figures.keep',
      'lateness.tell',
      'loans.sweep',
      'partners.sweep',
      'stripe.sweep',
      'watchers.tell',
    ]);
    world.goTo('2026-03-02T09:01:00Z');
    await scheduleOnce(world.now);
    expect(await db().outboxRow.count({ where: { name: 'loans.sweep' } })).toBe(2);
    setClock(() => world.now);
  });
});
