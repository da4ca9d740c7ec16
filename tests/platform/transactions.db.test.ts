import { describe, expect, it } from 'vitest';
import { db, inSnapshot, inTransaction, isDatabaseAway } from '#app/platform/db.ts';
import { asApp, asOwner, withFreshDatabase } from '#tests/support/database.ts';

withFreshDatabase();

const person = (name: string) => {
  const data = { email: `${name}@example.org`, name, createdAt: new Date('2026-03-01T09:00:00Z') };
  return { data };
};
const names = async () =>
  (await db().person.findMany({ orderBy: { id: 'asc' } })).map((it) => it.name);
/** By another connection. */
const seenOutside = async () =>
  (await asApp('select name from people')).rows.map(({ name }) => String(name));

describe('a transaction', () => {
  it('is one, whether it is spoken to in SQL or by models', async () => {
    const seen = await inTransaction(async (tx) => {
      await tx.$executeRaw`insert into people (email, name, created_at) values ('a@example.org', 'A', now())`;
      const inModels = await tx.person.findMany();
      await tx.person.create(person('B'));
      const inSql = await tx.$queryRaw<{ name: string }[]>`select name from people order by id`;
      return [inModels.map((it) => it.name), inSql.map((it) => it.name), await seenOutside()];
    });
    expect(seen).toEqual([['A'], ['A', 'B'], []]);
    expect(await names()).toEqual(['A', 'B']);
  });

  it('takes back what both have written', async () => {
    const broken = inTransaction(async (tx) => {
      await tx.$executeRaw`insert into people (email, name, created_at) values ('a@example.org', 'A', now())`;
      await tx.person.create(person('B'));
      throw new Error('and then it broke');
    });
    await expect(broken).rejects.toThrow('and then it broke');
    expect(await names()).toEqual([]);
  });

  it('does not say that it has written what a failed statement took back', async () => {
    const goesOn = inTransaction(async (tx) => {
      await tx.person.create(person('A'));
      await tx.$queryRaw`select 1 / 0`.catch(() => undefined);
    });
    await expect(goesOn).rejects.toThrow('nothing was written');
    expect(await names()).toEqual([]);
  });

  it('is begun anew when another one stood in its way', async () => {
    await db().person.create(person('A'));
    let tries = 0;
    await inTransaction(async (tx) => {
      tries += 1;
      if (tries === 1)
        await tx.$executeRaw`do $$ begin raise exception using errcode = '40001'; end $$`;
      await tx.person.updateMany({ data: { name: 'B' } });
    });
    expect([tries, await names()]).toEqual([2, ['B']]);
  });

  it('gives its connection back, however it ends', async () => {
    for (let round = 0; round < 30; round += 1)
      await inTransaction(async (tx) => {
        if (round % 3 === 0) await tx.person.count();
        if (round % 2 === 0) throw new Error('ended');
      }).catch(() => undefined);
    expect(await names()).toEqual([]);
  });

  it('sees one moment in a snapshot', async () => {
    const counts = await inSnapshot(async (tx) => {
      const before = await tx.person.count();
      await asApp(
        `insert into people (email, name, created_at) values ('a@example.org', 'A', now())`,
      );
      return [
        before,
        await tx.person.count(),
        await tx.$queryRaw`select count(*) as n from people`,
      ];
    });
    expect(counts).toEqual([0, 0, [{ n: 0n }]]);
  });
});

describe('a statement', () => {
  it('is answered in the types that models have', async () => {
    const [row] = await db().$queryRaw<Record<string, unknown>[]>`
      select 1::int as int, 2::bigint as int8, 2.50::numeric as numeric, true as bool, 'x' as text,
             '2026-03-01'::date as day, '2026-03-01 09:00Z'::timestamptz as instant, null as nothing,
             array[1, 2] as ints, array[3, null]::bigint[] as int8s, array['a', 'b'] as texts,
             '{"a": [1]}'::jsonb as json, '\\x0102'::bytea as bytes`;
    expect(row).toEqual({
      int: 1,
      int8: 2n,
      numeric: '2.50',
      bool: true,
      text: 'x',
      day: new Date('2026-03-01T00:00:00Z'),
      instant: new Date('2026-03-01T09:00:00Z'),
      nothing: null,
      ints: [1, 2],
      int8s: [3n, null],
      texts: ['a', 'b'],
      json: { a: [1] },
      bytes: Buffer.from([1, 2]),
    });
  });

  it('takes values of every kind', async () => {
    const at = new Date('2026-03-01T09:00:00.123Z');
    const [row] = await db().$queryRaw<Record<string, unknown>[]>`
      select ${1}::int as int, ${2n}::bigint as int8, ${'it’s'}::text as text, ${at}::timestamptz as instant,
             ${[1n, 2n]}::bigint[] as int8s, ${['a,"b', '{}']}::text[] as texts, ${null}::int as nothing,
             ${true}::bool as bool`;
    expect(row).toEqual({
      int: 1,
      int8: 2n,
      text: 'it’s',
      instant: at,
      int8s: [1n, 2n],
      texts: ['a,"b', '{}'],
      nothing: null,
      bool: true,
    });
  });

  it('goes on when its tables have changed since it was prepared', async () => {
    const ask = () => db().$queryRaw<unknown[]>`select * from looked_at`;
    await asOwner(
      'create table looked_at (a int); grant select on looked_at to public; insert into looked_at values (1)',
    );
    for (let round = 0; round < 4; round += 1) expect(await ask()).toEqual([{ a: 1 }]);
    await asOwner('alter table looked_at alter column a type text');
    const changed = await ask().catch((error: Error) => error);
    expect(await ask()).toEqual([{ a: '1' }]);
    expect(isDatabaseAway(changed)).toBe(false);
  });
});
