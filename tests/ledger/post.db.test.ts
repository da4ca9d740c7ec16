import { describe, expect, it } from 'vitest';
import { balanceOf, historyOf } from '#app/ledger/balances.ts';
import { KeyUsedForAnother, type Movement, WouldGoBelowZero, post } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { asApp, asOwner, withFreshDatabase } from '#tests/support/database.ts';

withFreshDatabase();

const at = new Date('2026-03-01T09:00:00Z');
const deposit: Movement = { from: 'stripe', to: 'lender:1', amount: 10_000n, currency: 'USD' };
const fee: Movement = { from: 'stripe_fees', to: 'stripe', amount: 320n, currency: 'USD' };
const book = (key: string, ...movements: Movement[]) =>
  inTransaction((tx) => post(tx, { key, kind: 'test', bookedAt: at, movements }));

describe('post', () => {
  it('stores one signed posting per account and moves the balances with it', async () => {
    await book('a', deposit, fee);
    expect(await balanceOf(db(), 'stripe', 'USD')).toBe(9_680n);
    expect(await balanceOf(db(), 'lender:1', 'USD')).toBe(10_000n);
    expect(await balanceOf(db(), 'stripe_fees', 'USD')).toBe(320n);
    expect(await db().posting.count()).toBe(3);
  });

  it('books the same key once and answers the first journal', async () => {
    const first = await book('a', deposit);
    expect(await book('a', deposit)).toEqual({ id: first.id, isRepeat: true });
    expect(await balanceOf(db(), 'lender:1', 'USD')).toBe(10_000n);
  });

  it('books the same key once from twenty sides at once: all are answered the first journal', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => book('a', deposit)));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.isRepeat)).toHaveLength(1);
    expect(await balanceOf(db(), 'lender:1', 'USD')).toBe(10_000n);
    expect(await db().posting.count()).toBe(2);
  });

  it('refuses the same key for another request', async () => {
    await book('a', deposit);
    await expect(book('a', { ...deposit, amount: 1n })).rejects.toThrow(KeyUsedForAnother);
  });

  it('refuses to take an account below zero, and leaves nothing behind', async () => {
    const take: Movement = { from: 'lender:1', to: 'loan:1:raised', amount: 1n, currency: 'USD' };
    await expect(book('a', take)).rejects.toThrow(WouldGoBelowZero);
    expect(await db().journal.count()).toBe(0);
    expect(await db().account.count()).toBe(0);
  });

  it('never refuses a fact: stripe and bank may fall below zero', async () => {
    await book('a', { from: 'operator', to: 'bank', amount: 5n, currency: 'USD' });
    expect(await balanceOf(db(), 'bank', 'USD')).toBe(-5n);
  });

  it('keeps balance and postings together under concurrent writers', async () => {
    await book('seed', { ...deposit, amount: 1_000n });
    const moves = Array.from({ length: 60 }, (_, index) =>
      book(
        `move:${index}`,
        { from: 'lender:1', to: 'loan:1:raised', amount: 7n, currency: 'USD' },
        { from: 'stripe', to: `lender:${(index % 3) + 1}`, amount: 11n, currency: 'USD' },
      ),
    );
    await Promise.all(moves);
    const drifted = await db().$queryRaw<unknown[]>`
      select a.name from accounts a left join postings p on p.account_id = a.id group by a.id
      having a.balance <> coalesce(sum(case when a.side = 'debit' then p.amount else -p.amount end), 0)`;
    expect(drifted).toEqual([]);
    expect(await balanceOf(db(), 'loan:1:raised', 'USD')).toBe(420n);
    expect(await balanceOf(db(), 'stripe', 'USD')).toBe(1_660n);
  });

  it('writes the history of an account with its running balance', async () => {
    await book('a', deposit);
    await book('b', { from: 'lender:1', to: 'tips', amount: 250n, currency: 'USD' });
    const lines = await historyOf(db(), 'lender:1', 'USD');
    expect(lines.map(({ key, amount, balance }) => ({ key, amount, balance }))).toEqual([
      { key: 'a', amount: 10_000n, balance: 10_000n },
      { key: 'b', amount: -250n, balance: 9_750n },
    ]);
  });
});

describe('reverse', () => {
  const undo = (journalId: bigint) =>
    inTransaction((tx) => reverse(tx, { journalId, kind: 'reversal', bookedAt: at }));

  it('mirrors the own deltas of a journal, once', async () => {
    const first = await book('a', deposit, fee);
    const mirror = await undo(first.id);
    expect(mirror.isRepeat).toBe(false);
    expect(await undo(first.id)).toEqual({ id: mirror.id, isRepeat: true });
    expect(await balanceOf(db(), 'stripe', 'USD')).toBe(0n);
    expect(await balanceOf(db(), 'lender:1', 'USD')).toBe(0n);
  });
});

describe('the database itself', () => {
  it.each([
    'update journals set kind = $$x$$',
    'delete from journals',
    'update postings set amount = 1',
    'delete from postings',
    'truncate postings',
    'update accounts set may_go_below_zero = true',
    'update accounts set balance = 0',
    `insert into accounts (name, currency, side, may_go_below_zero) values ('lender:9', 'USD', 'credit', true)`,
    `insert into journals (key, kind, request_hash, booked_at) values ('b', 'b', 'c', now())`,
    'insert into postings select id, 1, 1 from journals',
    `update slices set account = 'lender:1'`,
    'update slices set lender_id = 1',
    'update slices set principal = principal * 2',
    `update slice_owners set account = 'lender:1'`,
    'delete from accounts',
    'delete from audit_rows',
  ])('forbids the application to %s', async (sql) => {
    await book('a', deposit);
    await expect(asApp(sql)).rejects.toThrow(/permission denied/);
  });

  it('forbids even the owner to change what is booked', async () => {
    await book('a', deposit);
    for (const table of ['journals', 'postings', 'audit_rows'])
      for (const change of [
        `update ${table} set ${table === 'postings' ? 'amount = 1' : 'id = id'}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ])
        await expect(asOwner(change)).rejects.toThrow(`${table} is append-only`);
  });

  const byHand = `insert into journals (key, kind, request_hash, booked_at) values ('b', 'b', 'c', now())`;

  it('forbids even the owner a journal that does not sum to zero', async () => {
    await book('a', deposit);
    const off = asOwner(`with j as (${byHand} returning id)
      insert into postings select j.id, a.id, -1 from j, accounts a where a.name = 'stripe'`);
    await expect(off).rejects.toThrow(/is off by -1 USD/);
    await expect(asOwner(byHand)).rejects.toThrow(/has no postings/);
    expect(await db().journal.count()).toBe(1);
  });

  it('forbids even the owner to add to a journal later', async () => {
    const { id } = await book('a', deposit);
    await book('b', fee);
    await expect(
      asOwner(`insert into postings select ${id}, id, 0 from accounts where name = 'stripe_fees'`),
    ).rejects.toThrow(/is booked/);
  });

  it('lets nobody forge that the function is writing', async () => {
    await book('a', deposit);
    await expect(asApp(`set urunan.posts = 'on'; ${byHand}`)).rejects.toThrow(/permission denied/);
    await expect(asApp(`select open_accounts('{lender:9}', '{USD}')`)).rejects.toThrow(
      /permission denied/,
    );
  });
});
