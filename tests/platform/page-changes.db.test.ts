import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ear, hearPageChanges } from '#app/platform/page-changes.ts';
import { db } from '#app/platform/db.ts';
import { asOwner, withFreshDatabase } from '#tests/support/database.ts';
import { loanOfSlices } from '#tests/support/loan-of-slices.ts';

withFreshDatabase();

let ear: Ear | undefined;
let heard: string[];
let loan: { id: number; slug: string };
const until = async (holds: () => boolean) => {
  await expect.poll(holds, { timeout: 4_000, interval: 20 }).toBe(true);
};

beforeEach(async () => {
  const slices = [{ principal: 2_500n, repaid: 0n, settled: 0n }];
  const { loan: id } = await loanOfSlices(asOwner, slices);
  const { rows } = await asOwner('select slug from loans where id = $1', [id]);
  loan = { id, slug: (rows[0] as { slug: string }).slug };
  heard = [];
  ear = hearPageChanges(process.env['DATABASE_URL'] ?? '', (what) => heard.push(what));
  ear?.wake();
  await until(() => ear?.isSure() ?? false);
  expect(heard).toEqual(['all']);
  heard = [];
});
afterEach(() => ear?.close());

/** What is said because of a change, before the next word of its own. */
async function saidBy(sql: string): Promise<string[]> {
  heard = [];
  await asOwner(sql.replaceAll(':loan', String(loan.id)));
  await until(() => heard.length > 0);
  return heard;
}

describe('what changes a page of visitors', () => {
  it.each([
    `update loans set town = 'Solo' where id = :loan`,
    `insert into loan_stories (loan_id, language, text) values (:loan, 'en', 'Her stall.')`,
    `insert into loan_events (loan_id, becomes, at) values (:loan, 'repaid', now())`,
    `insert into instalments (loan_id, number, due_on, local_principal, local_interest, principal)
     values (:loan, 77, '2026-08-01', 1, 0, 1)`,
    `with b as (insert into baskets (token_hash, created_at) values ('x', now()) returning id)
     insert into reservations (basket_id, loan_id, amount, expires_at) select id, :loan, 2500, now() from b`,
  ])('is told of its loan: %s', async (sql) => {
    expect(await saidBy(sql)).toEqual([`loan:${loan.slug}`]);
  });

  it.each([
    'update borrowers set first_name = first_name',
    `update borrower_consents set withdrawn_at = now()`,
    'update people set is_named = false',
    'update people set closed_at = now()',
    'delete from public_pages',
    'update partners set name = name',
  ])('is told of everybody when it may take something back: %s', async (sql) => {
    expect(await saidBy(sql)).toEqual(['all']);
  });

  it('is told once it has happened, and once for all of it', async () => {
    await asOwner(`begin; update loans set town = 'Bali'; rollback`);
    const said = saidBy(
      `update loans set town = 'Bali'; update loans set town = 'Solo' where id = :loan`,
    );
    expect(await said).toEqual([`loan:${loan.slug}`]);
  });

  it('is not what nobody sees', async () => {
    await asOwner(`update people set notices_seen_at = now(); update loans set raised = raised`);
    expect(await saidBy(`update loans set town = 'Bali'`)).toEqual([`loan:${loan.slug}`]);
  });
});

describe('whoever listens', () => {
  it('is not sure for longer than a second after its connection broke, and believes nothing older then', async () => {
    const gone = await db().$queryRaw<unknown[]>`
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query ~ '^select pg_notify'`;
    expect(gone).toHaveLength(1);
    await until(() => ear?.isSure() === false);
    ear?.wake();
    await until(() => ear?.isSure() ?? false);
    expect(heard).toEqual(['all']);
  });

  it('is sure of nothing where there is nobody to hear', async () => {
    const deaf = hearPageChanges('postgres://nobody@127.0.0.1:1/nowhere', () => undefined);
    deaf.wake();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(deaf.isSure()).toBe(false);
    await deaf.close();
  });
});
