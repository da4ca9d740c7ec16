import { describe, expect, it } from 'vitest';
import { closeDb, db, inTransaction, isDatabaseAway } from '#app/platform/db.ts';
import { OverItsLimit, withinLimit } from '#app/platform/limit.ts';
import { NoPlace, Places, atAddress } from '#app/platform/places.ts';
import { asOwner, withFreshDatabase } from '#tests/support/database.ts';

withFreshDatabase();

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function withPlaces(work: (places: Places) => Promise<void>): Promise<void> {
  const places = new Places(process.env['DATABASE_URL'] ?? '', {
    places: 4,
    perAddress: 2,
    untilStuck: 400,
    longest: 2_000,
    statement: 1_500,
    lock: 300,
  });
  places.on('error', () => undefined);
  await work(places).finally(() => places.end());
}

describe('connections', () => {
  it('are not all one address’s: the others have theirs', () =>
    withPlaces(async (places) => {
      const held = [await atAddress('loans', () => places.connect())];
      held.push(await atAddress('loans', () => places.connect()));
      const third = atAddress('loans', () => places.connect());
      const other = await atAddress('help', () => places.connect());
      await expect(third).rejects.toThrow(NoPlace);
      for (const client of [...held, other]) client.release();
    }));

  it('are waited for as long as others are served, and no longer than that', () =>
    withPlaces(async (places) => {
      const served = await Promise.all(
        Array.from({ length: 60 }, () =>
          atAddress('loans', async () => {
            const client = await places.connect();
            await pause(30);
            client.release();
            return true;
          }),
        ),
      );
      expect(served).toHaveLength(60);
      const [one, two] = [await places.connect(), await places.connect()];
      const [three, four] = [await places.connect(), await places.connect()];
      const start = performance.now();
      await expect(places.connect()).rejects.toThrow('no connection was to be had');
      expect(performance.now() - start).toBeLessThan(1_500);
      for (const client of [one, two, three, four]) client.release();
    }));

  it('that broke are given to nobody else', () =>
    withPlaces(async (places) => {
      for (let round = 0; round < 3; round += 1) {
        const client = await places.connect();
        await expect(client.query('select pg_terminate_backend(pg_backend_pid())')).rejects.toThrow(
          'terminat',
        );
        client.release();
      }
      const client = await places.connect();
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
      client.release();
    }));

  it('end a statement, and a wait for a lock, after their time', () =>
    withPlaces(async (places) => {
      const client = await places.connect();
      await expect(client.query('select pg_sleep(3)')).rejects.toThrow('statement timeout');
      const other = await places.connect();
      await client.query('begin; lock table rate_limits in row exclusive mode');
      await other.query('begin');
      await expect(other.query('lock table rate_limits in share mode')).rejects.toThrow('lock');
      await other.query('rollback');
      await client.query('rollback');
      other.release();
      client.release();
    }));
});

describe('work with a limit', () => {
  const running = async () =>
    (
      await asOwner(`select from pg_stat_activity where query like '%pg_sleep(9%' and pid <> pg_backend_pid()
                      and datname = current_database() and state = 'active'`)
    ).rowCount;

  it('ends with it, and its statement too', async () => {
    const start = performance.now();
    const work = withinLimit(0.3, () => db().$queryRaw`select 1 as one from pg_sleep(9)`);
    await expect(work).rejects.toThrow(OverItsLimit);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(await running()).toBe(0);
  });

  it('commits nothing afterwards, however late it wakes', async () => {
    const late = withinLimit(0.2, () =>
      inTransaction(async (tx) => {
        await tx.$executeRaw`insert into rate_limits (key, points) values ('late', 1)`;
        await pause(600);
      }),
    );
    await expect(late).rejects.toThrow('took longer than 0.2 s');
    await pause(600);
    expect(await db().rateLimit.count()).toBe(0);
  });

  it('reads nothing afterwards', async () => {
    let read: unknown = 'nothing yet';
    const late = withinLimit(0.1, async () => {
      await pause(300);
      read = await db()
        .person.count()
        .catch((error: unknown) => error);
    });
    await expect(late).rejects.toThrow(OverItsLimit);
    await pause(400);
    expect(String(read)).toContain('over its limit');
  });
});

describe('a database that is away', () => {
  it('is told from what is wrong', async () => {
    const reasons = async (work: () => Promise<unknown>) =>
      isDatabaseAway(await work().catch((it: unknown) => it));
    expect(await reasons(() => db().$queryRaw`select no_such_column`)).toBe(false);
    expect(
      await reasons(() =>
        Promise.reject(Object.assign(new Error('mail'), { code: 'ECONNREFUSED' })),
      ),
    ).toBe(false);
    expect(await reasons(() => db().$queryRaw`select pg_terminate_backend(pg_backend_pid())`)).toBe(
      true,
    );
    const url = process.env['DATABASE_URL'] ?? '';
    await closeDb();
    process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/nothing';
    expect(await reasons(() => db().person.count())).toBe(true);
    expect(await reasons(() => inTransaction((tx) => tx.person.count()))).toBe(true);
    await closeDb();
    process.env['DATABASE_URL'] = url;
  });
});
