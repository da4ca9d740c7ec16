import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountName, mayGoBelowZero, sideOf } from '#app/ledger/accounts.ts';
import {
  type JournalRequest,
  KeyUsedForAnother,
  WouldGoBelowZero,
  post,
  postAll,
} from '#app/ledger/post.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { asOwner, newDatabase, withFreshDatabase } from '#tests/support/database.ts';
import { move } from '#tests/support/movement.ts';

withFreshDatabase();

const bookedAt = new Date('2026-03-01T09:00:00Z');
const journal = (key: string, ...movements: JournalRequest['movements']): JournalRequest => ({
  key,
  kind: 'test',
  bookedAt,
  movements,
});
const bookAll = (...requests: JournalRequest[]) => inTransaction((tx) => postAll(tx, requests));
const held = async () => {
  const rows = await db().$queryRaw<{ name: string; balance: bigint }[]>`
    select name || ' ' || currency as name, balance from accounts order by name, currency`;
  return rows.map(({ name, balance }) => [name, balance]);
};
const postings = async () =>
  db().$queryRaw<unknown[]>`
    select j.key, a.name, a.currency, p.amount from postings p join journals j on j.id = p.journal_id
      join accounts a on a.id = p.account_id order by 1, 2, 3`;

const names: readonly AccountName[] = [
  'stripe',
  'operator',
  'lender:1',
  'lender:2',
  'fees',
  'loan:1:lent',
];
const name = fc.constantFrom(...names);
const movement = fc
  .record({
    from: name,
    to: name,
    amount: fc.bigInt({ min: 0n, max: 9n }),
    currency: fc.constantFrom('USD', 'IDR'),
  })
  .filter(({ from, to }) => from !== to) as fc.Arbitrary<JournalRequest['movements'][number]>;

describe('several journals in one call', () => {
  it('end as if each had been booked after the other, or none is booked', async () => {
    const some = fc.array(fc.array(movement, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    let booked = 0;
    await fc.assert(
      fc.asyncProperty(some, async (each) => {
        const requests = each.map((movements, index) => journal(`k:${index}`, ...movements));
        const seed = journal(
          'seed',
          ...names.flatMap((to) =>
            to === 'stripe'
              ? []
              : (['USD', 'IDR'] as const).map((currency) => move('stripe', to, 1_000n, currency)),
          ),
        );
        const outcomes: unknown[] = [];
        for (const together of [true, false]) {
          const drop = await newDatabase('urunan');
          await bookAll(seed);
          const work = inTransaction(async (tx) => {
            if (together) return postAll(tx, requests);
            const journals = [];
            for (const request of requests) journals.push(await post(tx, request));
            return journals;
          });
          const answer = await work.catch((error: Error) => error.constructor.name);
          outcomes.push([answer, await held(), await postings()]);
          if (Array.isArray(answer)) booked += 1;
          await drop();
        }
        expect(outcomes[0]).toEqual(outcomes[1]);
      }),
      { numRuns: 25 },
    );
    expect(booked).toBeGreaterThan(10);
  }, 60_000);

  it('are booked once each: a repeat among them is answered with the first', async () => {
    const [first] = await bookAll(journal('a', move('stripe', 'lender:1', 5n)));
    const [again, fresh] = await bookAll(
      journal('a', move('stripe', 'lender:1', 5n)),
      journal('b', move('stripe', 'lender:1', 7n)),
    );
    expect([again, fresh?.isRepeat]).toEqual([{ id: first?.id, isRepeat: true }, false]);
    expect(await held()).toEqual([
      ['lender:1 USD', 12n],
      ['stripe USD', 12n],
    ]);
  });

  it.each([
    ['a key for another request', KeyUsedForAnother, journal('a', move('stripe', 'lender:1', 6n))],
    ['an account below zero', WouldGoBelowZero, journal('c', move('lender:1', 'lender:2', 99n))],
    ['a journal that moves nothing', RangeError, journal('c', move('stripe', 'lender:1', 0n))],
    ['a key twice', RangeError, journal('b', move('stripe', 'lender:2', 1n))],
    [
      'a name that is in no chart',
      Error,
      journal('c', move('stripe', 'lender:x' as AccountName, 1n)),
    ],
  ])('are none of them booked with %s', async (_, refusal, wrong) => {
    await bookAll(journal('a', move('stripe', 'lender:1', 5n)));
    const before = await postings();
    const good = journal('b', move('stripe', 'lender:1', 7n));
    await expect(bookAll(good, wrong)).rejects.toThrow(refusal);
    expect(await postings()).toEqual(before);
    expect(await held()).toEqual([
      ['lender:1 USD', 5n],
      ['stripe USD', 5n],
    ]);
  });

  it('keep balances and postings together when many are booked at once, and none twice', async () => {
    await bookAll(
      journal('seed', move('stripe', 'lender:1', 1_000n), move('stripe', 'lender:2', 1_000n)),
    );
    const batch = (from: number) =>
      Array.from({ length: 10 }, (_, index) => {
        const [one, other] =
          (from + index) % 2
            ? (['lender:1', 'lender:2'] as const)
            : (['lender:2', 'lender:1'] as const);
        return journal(`k:${from + index}`, move(one, other, 3n), move(other, 'fees', 1n));
      });
    // Each overlaps with its neighbours: half of its keys are also another's.
    await Promise.all(Array.from({ length: 12 }, (_, index) => bookAll(...batch(index * 5))));
    const drifted = await db().$queryRaw<unknown[]>`
      select a.name from accounts a join postings p on p.account_id = a.id group by a.id
      having a.balance <> sum(case when a.side = 'debit' then p.amount else -p.amount end)`;
    expect(drifted).toEqual([]);
    expect(await db().journal.count()).toBe(66);
    expect((await held()).find(([account]) => account === 'fees USD')).toEqual(['fees USD', 65n]);
  });
});

describe('the chart of accounts in the database', () => {
  it('is the one of TypeScript, name by name', async () => {
    const all = [
      'stripe',
      'bank',
      'stripe_fees',
      'costs',
      'tips',
      'fees',
      'operator',
      'fx',
      'fx_result',
      'suspense',
      'partner:12:receivable',
      'partner:12:recalled',
      'partner:12:payable',
      'partner:12:overpaid',
      'lender:12',
      'lender:12:owed',
      'dispute:12',
      'order:12:held',
      'payout:12:held',
      'loan:12:outstanding',
      'loan:12:raised',
      'loan:12:collected',
      'loan:12:lent',
      ...['borrower', 'partner_insolvent', 'partner_withheld', 'currency', 'fraud', 'luck'].map(
        (cause) => `loan:12:lost:${cause}`,
      ),
    ];
    const near = all.flatMap((one) => [
      one,
      `x${one}`,
      `${one}x`,
      `${one}:`,
      `${one}\n`,
      one.replace('12', 'x'),
      one.replace('12', ''),
    ]);
    const inCode = (one: string) => {
      try {
        return [one, sideOf(one), mayGoBelowZero(one)];
      } catch {
        return [one, null, null];
      }
    };
    const { rows } = await asOwner(`
      select name, account_side(name)::text as side,
             case when account_side(name) is not null then account_is_free(name) end as free
        from unnest(array[${near.map((one) => `'${one}'`).join(', ')}]) as name`);
    expect(rows.map((row: Record<string, unknown>) => Object.values(row))).toEqual(
      near.map(inCode),
    );
  });
});
