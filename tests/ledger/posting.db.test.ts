import { describe, expect, it } from 'vitest';
import { balanceOf } from '#app/ledger/balances.ts';
import {
  KeyUsedForAnother,
  type JournalRequest,
  type Movement,
  WouldGoBelowZero,
  journalWithKey,
  post,
} from '#app/ledger/post.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { withFreshDatabase } from '#tests/support/database.ts';
import { move } from '#tests/support/movement.ts';

withFreshDatabase();

const bookedAt = new Date('2026-03-01T09:00:00Z');
const deposit = move('stripe', 'lender:1', 10_000n);
const book = (asked: Partial<JournalRequest>) =>
  inTransaction((tx) =>
    post(tx, { key: 'a', kind: 'test', bookedAt, movements: [deposit], ...asked }),
  );

describe('what cannot be a journal', () => {
  it.each<[string, Movement[], string]>([
    ['an amount below zero', [move('stripe', 'tips', -1n)], 'from stripe to tips is negative: -1'],
    ['a movement to itself', [move('tips', 'tips', 1n)], 'a movement from tips to itself'],
    ['nothing', [], 'journal a moves nothing'],
    ['zero', [move('stripe', 'tips', 0n)], 'journal a moves nothing'],
    [
      'what evens out',
      [move('stripe', 'bank', 5n), move('bank', 'stripe', 5n)],
      'journal a moves nothing',
    ],
  ])('is %s', async (_, movements, words) => {
    await expect(book({ movements })).rejects.toThrow(words);
    await expect(book({ movements })).rejects.toThrow(RangeError);
    expect(await db().journal.count()).toBe(0);
  });

  it('is more than the books can count: that is no lack of money', async () => {
    await book({ key: 'most', movements: [move('stripe', 'tips', 9_223_372_036_854_775_807n)] });
    const more = book({ key: 'more', movements: [move('stripe', 'tips', 1n)] });
    await expect(more).rejects.toThrow(/out of range/);
    await expect(more).rejects.not.toBeInstanceOf(WouldGoBelowZero);
  });

  it('is one that takes what is not there: it says so, and why', async () => {
    const taken = await book({ movements: [move('lender:1', 'tips', 1n)] }).catch(
      (error: unknown) => error,
    );
    expect(taken).toBeInstanceOf(WouldGoBelowZero);
    expect((taken as Error).message).toBe('an account would go below zero');
    expect(String((taken as Error).cause)).toContain('account_not_below_zero');
  });
});

describe('a journal', () => {
  it('has one posting for each account that it moves, and none for what evens out on one', async () => {
    const { id } = await book({
      movements: [
        move('stripe', 'lender:1', 10n),
        move('lender:1', 'tips', 10n),
        move('bank', 'tips', 3n),
        move('bank', 'tips', 4n, 'EUR'),
        move('stripe', 'tips', 0n),
      ],
    });
    const rows = await db().$queryRaw<{ name: string; currency: string; amount: bigint }[]>`
      select name, currency, amount from postings p join accounts a on a.id = p.account_id
       where journal_id = ${id} order by name, currency`;
    expect(rows.map(({ name, currency, amount }) => `${name} ${amount} ${currency}`)).toEqual([
      'bank 4 EUR',
      'bank 3 USD',
      'stripe 10 USD',
      'tips -4 EUR',
      'tips -13 USD',
    ]);
    expect(await db().account.count({ where: { name: 'lender:1' } })).toBe(0);
  });

  it('says what it is, when it was booked and what it takes back', async () => {
    const first = await book({ kind: 'checkout' });
    const second = await book({
      key: 'b',
      kind: 'mirror',
      movements: [move('lender:1', 'stripe', 1n)],
      reversesId: first.id,
    });
    const rows = await db().journal.findMany({ orderBy: { id: 'asc' } });
    expect(rows).toMatchObject([
      { key: 'a', kind: 'checkout', bookedAt, reversesId: null },
      { key: 'b', kind: 'mirror', bookedAt, reversesId: first.id },
    ]);
    expect(await journalWithKey(db() as never, 'b')).toMatchObject({
      id: second.id,
      kind: 'mirror',
    });
    expect(await journalWithKey(db() as never, 'c')).toBeNull();
  });

  it('opens its accounts as the chart has them', async () => {
    await book({ movements: [move('operator', 'lender:7', 1n), move('bank', 'fx', 2n)] });
    const rows = await db().account.findMany({ orderBy: { name: 'asc' } });
    expect(rows.map(({ name, side, mayGoBelowZero }) => [name, side, mayGoBelowZero])).toEqual([
      ['bank', 'debit', true],
      ['fx', 'either', true],
      ['lender:7', 'credit', false],
      ['operator', 'either', true],
    ]);
    await expect(
      book({ key: 'b', movements: [move('stripe', 'pocket' as Movement['to'], 1n)] }),
    ).rejects.toThrow('"pocket" is not in the chart of accounts');
  });
});

describe('a key that comes again', () => {
  it.each<[string, unknown, unknown]>([
    ['its fields in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    ['an instant, or its words', { at: bookedAt }, { at: bookedAt.toISOString() }],
    ['an amount, or its digits', { amount: 5n }, { amount: '5' }],
    ['nothing where nothing was', { note: null }, { note: null }],
  ])('is the same request with %s', async (_, first, again) => {
    const { id } = await book({ request: first });
    expect(await book({ request: again, movements: [] })).toEqual({ id, isRepeat: true });
    expect(await balanceOf(db(), 'lender:1', 'USD')).toBe(10_000n);
  });

  it.each<[string, unknown, unknown]>([
    ['another value', { a: 1, b: 2 }, { a: 1, b: 3 }],
    ['another value deep inside', { a: { b: 1 } }, { a: { b: 2 } }],
    ['a list in another order', [1, 2], [2, 1]],
    ['another name', { a: 1 }, { b: 1 }],
    ['something for nothing', { a: null }, { a: {} }],
    ['another instant', { at: bookedAt }, { at: new Date(0) }],
  ])('is another request with %s', async (_, first, again) => {
    await book({ request: first });
    await expect(book({ request: again })).rejects.toThrow(KeyUsedForAnother);
    await expect(book({ request: again })).rejects.toThrow(
      'journal a was booked for another request',
    );
  });

  it('is judged by its movements, where nothing else was asked', async () => {
    const { id } = await book({});
    expect(await book({ movements: [{ ...deposit }] })).toEqual({ id, isRepeat: true });
    await expect(book({ movements: [{ ...deposit, currency: 'EUR' }] })).rejects.toThrow(
      KeyUsedForAnother,
    );
  });
});
