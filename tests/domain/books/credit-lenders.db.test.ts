import { describe, expect, it } from 'vitest';
import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { takeFromLenders } from '#app/domain/books/take-from-lenders.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import type { JournalRequest, Movement } from '#app/ledger/post.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { withFreshDatabase } from '#tests/support/database.ts';

withFreshDatabase();

const bookedAt = new Date('2026-03-02T09:00:00Z');
const usd = (account: Parameters<typeof balanceOf>[1]) => balanceOf(db(), account, 'USD');

/** Ten dollars to or from each of a number of lenders. */
function journal(key: string, count: number, direction: 'credit' | 'take'): JournalRequest {
  const movements = Array.from({ length: count }, (_, index): Movement => {
    const lender = `lender:${index + 1}` as const;
    const ends =
      direction === 'credit'
        ? ({ from: 'stripe', to: lender } as const)
        : ({ from: lender, to: 'bank' } as const);
    return { ...ends, amount: 1_000n, currency: 'USD' };
  });
  return { key, kind: 'test', bookedAt, movements };
}

/** How many statements the work sends. */
async function statements(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let count = 0;
  await inTransaction((tx) =>
    work(
      new Proxy(tx, {
        get: (target, name) => {
          if (String(name).startsWith('$query') || String(name).startsWith('$execute')) count += 1;
          return Reflect.get(target, name) as unknown;
        },
      }),
    ),
  );
  return count;
}

describe('bringing lenders money, and taking it back', () => {
  it('pays first what each owes, and what is not there any more is owed', async () => {
    await inTransaction((tx) => takeFromLenders(tx, journal('a', 2, 'take')));
    expect([await usd('lender:1'), await usd('lender:1:owed')]).toEqual([0n, 1_000n]);
    await inTransaction((tx) => creditLenders(tx, journal('b', 1, 'credit')));
    expect([await usd('lender:1'), await usd('lender:1:owed')]).toEqual([0n, 0n]);
    await inTransaction((tx) => creditLenders(tx, journal('c', 1, 'credit')));
    expect([await usd('lender:1'), await usd('lender:2:owed')]).toEqual([1_000n, 1_000n]);
  });

  it('takes no more statements for two hundred lenders than for two, but for a few', async () => {
    // The accounts exist already: opening them takes one more statement, however many there are.
    await inTransaction((tx) => creditLenders(tx, journal('first', 200, 'credit')));
    const few = await statements((tx) => creditLenders(tx, journal('few', 2, 'credit')));
    const many = await statements((tx) => creditLenders(tx, journal('many', 200, 'credit')));
    expect(many).toBeLessThan(few + 10);
    const taken = await statements((tx) => takeFromLenders(tx, journal('back', 2, 'take')));
    const all = await statements((tx) => takeFromLenders(tx, journal('all', 200, 'take')));
    expect(all).toBeLessThan(taken + 10);
  });
});
