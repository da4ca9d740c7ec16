import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { checkBooks } from '#app/ledger/check-books.ts';
import { breaks, everything, otherWay, unguarded } from '#tests/support/broken-books.ts';
import { asOwner } from '#tests/support/database.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('the questions of prisma/checks', () => {
  it('are all broken by one of the tests below', () => {
    const files = readdirSync('prisma/checks')
      .filter((file) => file.endsWith('.sql'))
      .map((file) => file.replace('.sql', ''));
    expect(Object.keys(breaks).sort()).toEqual(files.sort());
  });

  it('answer nothing of good books, and each answers when what it guards is broken', async () => {
    await everything(world);
    expect(await checkBooks()).toEqual([]);
    const owner = new pg.Client(process.env['DATABASE_OWNER_URL']);
    await owner.connect();
    const silent: string[] = [];
    const broken = Object.entries(breaks).flatMap(([check, sql]) =>
      [sql, ...otherWay(check, sql)].map((one) => ({ check, sql: one })),
    );
    for (const { check, sql } of broken) {
      await owner.query(`begin; ${unguarded}`);
      await owner.query(sql);
      const { rows } = await owner.query(readFileSync(`prisma/checks/${check}.sql`, 'utf8'));
      if (rows.length === 0) silent.push(`${check}: ${sql}`);
      await owner.query('rollback');
    }
    await owner.end();
    expect(silent).toEqual([]);
    expect(await checkBooks()).toEqual([]);
  });

  it('are what the command asks: exit 0 on good books, 1 with the rows on broken ones', async () => {
    await everything(world);
    const ask = () =>
      spawnSync('npx', ['tsx', 'prisma/check-books.ts'], { encoding: 'utf8', env: process.env });
    expect(ask()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('books balance: yes') as string,
    });
    await asOwner(breaks['18_funding_schedules_add_up'] ?? '');
    const broken = ask();
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('WRONG 18_funding_schedules_add_up');
    expect(broken.stdout).toContain('books balance: no');
  });
});
