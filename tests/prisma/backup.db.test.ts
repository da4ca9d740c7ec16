import {
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { manifestFile, tableFile } from '#prisma/backup-format.ts';
import { restore } from '#prisma/restore.ts';
import { checkBooksByDay, lastBooksCheck } from '#app/domain/books/check-books-now.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { withBackups } from '#tests/support/backups.ts';
import { asApp, asOwner } from '#tests/support/database.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const backups = withBackups();

/** Every row of every table, and what the sequences come to. */
async function everything(ownerUrl = process.env['DATABASE_OWNER_URL'] ?? '') {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const rows = async (sql: string) => (await client.query<Record<string, string>>(sql)).rows;
  try {
    const tables = await rows(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations' order by 1`);
    const found: Record<string, unknown> = {};
    for (const { name = '' } of tables) {
      found[name] = await rows(
        `select md5(string_agg(t::text, ',' order by t::text)) as rows from "${name}" t`,
      );
    }
    return {
      ...found,
      keys: await rows(`select conrelid::regclass::text as at, pg_get_constraintdef(oid) as rule
        from pg_constraint where connamespace = 'public'::regnamespace
         and conrelid <> '_prisma_migrations'::regclass order by 1, 2`),
      triggers: await rows(
        `select tgname as name, tgenabled as state from pg_trigger where not tgisinternal order by 1`,
      ),
      sequences: await rows(`select sequencename as name, last_value as value from pg_sequences
        where schemaname = 'public' and sequencename not in ('orders_id_seq', 'payouts_id_seq') order by 1`),
    };
  } finally {
    await client.end();
  }
}

async function life() {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const two = await g.treasurers();
  const loanId = await g.loan(partner, { amount: 10_000n });
  await g.lends(await g.person('Lia'), [{ loanId, amount: 10_000n }], { tip: 300n });
  await g.disbursed(loanId, two);
  await world.work();
  return g;
}

const url = () => process.env['DATABASE_OWNER_URL'] ?? '';

describe('a backup', () => {
  it('brings every row, key, trigger and number back, and the books go on', async () => {
    const g = await life();
    mkdirSync(path.join(backups.folder, 'files'), { recursive: true });
    writeFileSync(path.join(backups.folder, 'files', 'a.webp'), 'a photograph');
    const before = await everything();
    const { folder, manifest } = await backups.backUp(world.now);
    expect(manifest.tables.find(({ name }) => name === 'slices')?.rows).toBe(1);
    await backups.restored(folder, world.now);
    expect(await everything()).toEqual(before);
    expect(await checkBooks()).toEqual([]);
    expect(readFileSync(path.join(backups.folder, 'restored-files', 'a.webp'), 'utf8')).toBe(
      'a photograph',
    );
    // The restricted login may do as much as before, and no more; life goes on.
    await expect(asApp('delete from postings')).rejects.toThrow(/permission denied/);
    const loanId = await g.loan(1, { amount: 5_000n });
    await g.lends(await g.person('Ben'), [{ loanId, amount: 2_500n }]);
    expect(await checkBooks()).toEqual([]);
    // No order gets a number that one made after the backup may have had.
    const { id } = await db().order.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(id).toBeGreaterThan(100_000);
  });

  it('of a server that had done more is checked by the day as any other', async () => {
    const g = await life();
    for (const table of ['journals', 'loan_events', 'balance_transactions'])
      await asOwner(`
        alter table ${table} disable trigger user;
        update ${table} set transaction = transaction + 1000000;
        alter table ${table} enable trigger user`);
    const { folder } = await backups.backUp(world.now);
    await backups.restored(folder, world.now);
    expect((await checkBooksByDay(world.now)).failures).toEqual([]);
    const loanId = await g.loan(1, { amount: 5_000n });
    await g.lends(await g.person('Ben'), [{ loanId, amount: 2_500n }]);
    expect((await checkBooksByDay(world.now)).failures).toEqual([]);
    expect((await lastBooksCheck())?.whole).toBe(false);
  });

  it('is for nobody but its owner, and is not there before it is complete', async () => {
    await life();
    const { folder } = await backups.backUp(world.now);
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(tableFile(folder, 'people')).mode & 0o077).toBe(0);
    await expect(
      backups.backUp(new Date('2026-04-01T00:00:00Z'), (await backups.emptyDatabase()).ownerUrl),
    ).rejects.toThrow(/no installation/);
    expect(readdirSync(backups.folder).filter((name) => name.startsWith('urunan-'))).toHaveLength(
      1,
    );
  });

  it('is one instant, whatever happens while it is written', async () => {
    const g = await life();
    const loanId = await g.loan(1, { amount: 50_000n });
    const ben = await g.person('Ben');
    const [{ folder }] = await Promise.all([
      backups.backUp(world.now),
      ...[1, 2, 3, 4].map(() => g.lends(ben, [{ loanId, amount: 2_500n }])),
    ]);
    await backups.restored(folder, world.now);
    expect(await checkBooks()).toEqual([]);
  });
});

describe('a restore', () => {
  it('overwrites nobody’s installation', async () => {
    await life();
    const { folder } = await backups.backUp(world.now);
    const before = await everything();
    const appUrl = process.env['DATABASE_URL'] ?? '';
    const into = { ownerUrl: url(), appUrl, files: backups.folder, folder, now: world.now };
    await expect(restore(into)).rejects.toThrow(/not empty/);
    expect(await everything()).toEqual(before);
  });

  it('of a damaged backup leaves nothing, and may be done again', async () => {
    await life();
    const { folder } = await backups.backUp(world.now);
    const whole = readFileSync(tableFile(folder, 'postings'));
    const urls = await backups.emptyDatabase();
    const into = { ...urls, files: backups.folder, folder, now: world.now };
    truncateSync(tableFile(folder, 'postings'), Math.floor(whole.length / 2));
    await expect(restore(into)).rejects.toThrow(/postings.copy.gz cannot be read/);
    const manifest = JSON.parse(readFileSync(manifestFile(folder), 'utf8')) as {
      tables: { name: string; rows: number }[];
    };
    for (const table of manifest.tables) if (table.name === 'postings') table.rows += 1;
    writeFileSync(tableFile(folder, 'postings'), whole);
    writeFileSync(manifestFile(folder), JSON.stringify(manifest));
    await expect(restore(into)).rejects.toThrow(/postings: \d+ rows came of \d+/);
    for (const table of manifest.tables) if (table.name === 'postings') table.rows -= 1;
    writeFileSync(manifestFile(folder), JSON.stringify(manifest));
    const before = await everything();
    await restore(into);
    expect(await everything(urls.ownerUrl)).toEqual(before);
  });

  it('of an older version is brought up to date, of a newer one refused', async () => {
    const older = await backups.emptyDatabase('0015_stripe_as_it_is');
    const { folder } = await backups.backUp(world.now, older.ownerUrl);
    await backups.restored(folder, world.now);
    expect(await db().cardDecline.count()).toBe(0);
    expect(await checkBooks()).toEqual([]);
    const text = readFileSync(manifestFile(folder), 'utf8');
    writeFileSync(manifestFile(folder), text.replace('"0015_stripe_as_it_is"', '"0099_later"'));
    const urls = await backups.emptyDatabase();
    const into = { ...urls, files: backups.folder, folder, now: world.now };
    await expect(restore(into)).rejects.toThrow(/another version of Urunan \(0099_later\)/);
    await expect(restore({ ...into, folder: backups.folder })).rejects.toThrow(/no backup.json/);
  });
});
