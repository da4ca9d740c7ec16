import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { checkBooksByDay, checkBooksNow } from '#app/domain/books/check-books-now.ts';
import { post } from '#app/ledger/post.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { everything } from '#tests/support/broken-books.ts';
import { asOwner } from '#tests/support/database.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const day = 24 * 60 * 60_000;
const later = (days: number) => new Date(world.now.getTime() + days * day);
const found = async (at: Date) =>
  (await checkBooksByDay(at)).failures.map((failure) => failure.check);
const wasWhole = async () => {
  const row = await db().booksCheck.findFirstOrThrow({ orderBy: { id: 'desc' } });
  return row.whole;
};
const addOne = `update accounts set balance = balance + 1 where name = 'tips'`;

async function tip(key: string): Promise<void> {
  await inTransaction((tx) =>
    post(tx, {
      key,
      kind: 'transfer',
      bookedAt: world.now,
      movements: [{ from: 'bank', to: 'tips', amount: 100n, currency: 'USD' }],
    }),
  );
}

describe('the checks of every night', () => {
  it('go on from the last; the whole is asked first, and again a week later', async () => {
    await given(world).operatorMoney(1_000n);
    expect(await found(world.now)).toEqual([]);
    expect(await wasWhole()).toBe(true);
    await tip('one');
    expect(await found(later(1))).toEqual([]);
    expect(await wasWhole()).toBe(false);
    expect(await found(later(8))).toEqual([]);
    expect(await wasWhole()).toBe(true);
  });

  it('hold what moved against what was checked before, and do not forget what they found', async () => {
    await tip('one');
    expect(await found(world.now)).toEqual([]);
    await asOwner(addOne);
    // Nothing touched it: only the whole check sees it.
    expect(await found(later(1))).toEqual([]);
    await tip('two');
    expect(await found(later(2))).toEqual(['02_balances_equal_postings']);
    expect(await wasWhole()).toBe(false);
    // What was found stays found, though nothing touches it any more.
    expect(await found(later(3))).toEqual(['02_balances_equal_postings']);
    expect(await wasWhole()).toBe(true);
    await asOwner(addOne.replace('+ 1', '- 1'));
    expect(await found(later(4))).toEqual([]);
    expect(await wasWhole()).toBe(true);
    expect(await found(later(5))).toEqual([]);
    expect(await wasWhole()).toBe(false);
  });

  it('see what was begun before the last check and committed after it', async () => {
    await tip('one');
    await asOwner(
      'alter table journals disable trigger user; alter table postings disable trigger user',
    );
    const slow = new pg.Client(process.env['DATABASE_OWNER_URL']);
    await slow.connect();
    await slow.query(`begin; insert into journals (key, kind, request_hash, booked_at)
      values ('slow', 'transfer', '', now())`);
    await tip('two');
    expect(await found(world.now)).toEqual([]);
    await slow.query(`insert into postings
      select j.id, a.id, 5 from journals j, accounts a where j.key = 'slow' and a.name = 'tips'; commit`);
    await slow.end();
    expect(await found(later(1))).toEqual(
      expect.arrayContaining(['01_journals_sum_to_zero', '02_balances_equal_postings']),
    );
    expect(await wasWhole()).toBe(false);
  });

  it('ask about the whole in a database that was restored from another', async () => {
    await tip('one');
    await checkBooksNow(world.now);
    await asOwner(`update books_checks set "database" = 'another:1'`);
    await asOwner(addOne);
    expect(await found(later(1))).toEqual(['02_balances_equal_postings']);
    expect(await wasWhole()).toBe(true);
  });

  it('ask about the whole after two that ran at once: neither knows what the other kept', async () => {
    await tip('one');
    await checkBooksNow(world.now);
    await Promise.all([found(later(1)), found(later(1))]);
    await found(later(2));
    const rows = await db().booksCheck.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => row.whole)).toEqual([true, false, false, true]);
    expect(rows.map((row) => row.snapshot !== null)).toEqual([true, true, false, true]);
  });

  it('ask about the whole while rows have numbers that are still to come here', async () => {
    await tip('one');
    await asOwner(`alter table journals disable trigger user;
      update journals set transaction = transaction + 1000000;
      alter table journals enable trigger user`);
    for (const days of [0, 1, 2]) {
      expect(await found(later(days))).toEqual([]);
      expect(await wasWhole()).toBe(true);
      await tip(`of ${days}`);
    }
  });

  it('ask about the whole where this login may make no temporary tables', async () => {
    await tip('one');
    await found(world.now);
    const { username } = new URL(process.env['DATABASE_URL'] ?? '');
    await asOwner(`do $$ begin
      execute format('revoke temporary on database %I from public, ${username}', current_database());
    end $$`);
    await asOwner(addOne);
    expect(await found(later(1))).toEqual(['02_balances_equal_postings']);
    expect(await wasWhole()).toBe(true);
  });

  it('see an order that ended without giving back what it held', async () => {
    await everything(world);
    const g = given(world);
    const lia = await db().person.findFirstOrThrow({ where: { name: 'Lia' } });
    const loanId = await g.loan(await g.partner({ name: 'Another' }));
    const { id: orderId } = await g.order(lia.id, [{ loanId, amount: 20_000n }], {
      usesBalance: true,
    });
    await checkBooksNow(world.now);
    await asOwner(`update orders set status = 'abandoned', ended_at = $2 where id = $1`, [
      orderId,
      world.now.toISOString(),
    ]);
    expect(await found(world.now)).toEqual(['08_holds_return_to_zero']);
    expect(await wasWhole()).toBe(false);
  });
});
