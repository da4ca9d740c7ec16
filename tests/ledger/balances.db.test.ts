import { describe, expect, it } from 'vitest';
import { amountIn, balanceOf, balancesOf, canMove, historyOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import { reversalOf, reverse } from '#app/ledger/reverse.ts';
import { uncommittedMoney } from '#app/ledger/uncommitted-money.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { asOwner, withFreshDatabase } from '#tests/support/database.ts';
import { move } from '#tests/support/movement.ts';

withFreshDatabase();

const bookedAt = new Date('2026-03-01T09:00:00Z');
const book = (key: string, ...movements: Movement[]) =>
  inTransaction((tx) => post(tx, { key, kind: `kind ${key}`, bookedAt, movements }));

describe('what an account holds', () => {
  it('is in its own currency, and nothing where it was never used', async () => {
    await book('a', move('stripe', 'lender:1', 10n), move('stripe', 'lender:1', 7n, 'EUR'));
    expect(await balanceOf(db(), 'lender:1', 'EUR')).toBe(7n);
    expect(await balanceOf(db(), 'lender:2', 'USD')).toBe(0n);
    expect(await balancesOf(db(), ['lender:1', 'lender:2', 'stripe'], 'USD')).toEqual(
      new Map([
        ['lender:1', 10n],
        ['stripe', 10n],
      ]),
    );
  });

  it('was moved by a journal in debits', async () => {
    const { id } = await book(
      'a',
      move('stripe', 'lender:1', 10n),
      move('stripe', 'tips', 5n, 'EUR'),
    );
    expect(await amountIn(db(), id, 'stripe', 'USD')).toBe(10n);
    expect(await amountIn(db(), id, 'lender:1', 'USD')).toBe(-10n);
    expect(await amountIn(db(), id, 'tips', 'USD')).toBe(0n);
    expect(await amountIn(db(), id + 1n, 'stripe', 'USD')).toBe(0n);
  });

  it('has a history of that account and currency alone', async () => {
    await book('a', move('stripe', 'lender:1', 10n), move('stripe', 'lender:1', 99n, 'EUR'));
    await book('b', move('lender:1', 'tips', 4n), move('stripe', 'lender:2', 1n));
    expect(await historyOf(db(), 'lender:1', 'USD')).toMatchObject([
      { key: 'a', kind: 'kind a', bookedAt, amount: 10n, balance: 10n },
      { key: 'b', kind: 'kind b', amount: -4n, balance: 6n },
    ]);
    expect((await historyOf(db(), 'stripe', 'USD')).map(({ balance }) => balance)).toEqual([
      10n,
      11n,
    ]);
  });
});

describe('whether an amount can be moved', () => {
  const can = (...of: Parameters<typeof move>) => inTransaction((tx) => canMove(tx, move(...of)));
  it('is whether whoever loses it has so much', async () => {
    await book('a', move('stripe', 'lender:1', 10n), move('costs', 'fees', 6n));
    expect(await can('lender:1', 'tips', 10n)).toBe(true);
    expect(await can('lender:1', 'tips', 11n)).toBe(false);
    expect(await can('lender:1', 'tips', 1n, 'EUR')).toBe(false);
    // A credit takes from an account of debits.
    expect(await can('lender:1', 'costs', 6n)).toBe(true);
    expect(await can('lender:1', 'costs', 7n)).toBe(false);
    expect(await can('costs', 'tips', 99n)).toBe(true);
    // A fact is never refused, and the host’s own may have either sign.
    expect(await can('lender:1', 'bank', 10n)).toBe(true);
    expect(await can('operator', 'bank', 99n)).toBe(true);
    expect(await can('operator', 'fx', 99n)).toBe(true);
  });

  it('holds both ends until it is decided', async () => {
    await book('a', move('stripe', 'lender:1', 10n), move('costs', 'tips', 10n));
    const isFree = async (name: string) => {
      try {
        await asOwner(`select id from accounts where name = '${name}' for update nowait`);
        return true;
      } catch {
        return false;
      }
    };
    const held = await inTransaction(async (tx) => {
      await canMove(tx, move('lender:1', 'costs', 1n));
      return Promise.all(['lender:1', 'costs', 'tips'].map(isFree));
    });
    expect(held).toEqual([false, false, true]);
    const locked = await inTransaction(async (tx) => {
      await lockAccounts(tx, ['tips', 'lender:9'], 'USD');
      return Promise.all(['lender:1', 'tips'].map(isFree));
    });
    expect(locked).toEqual([true, false]);
  });
});

describe('what the host has beyond all that it owes', () => {
  it('is Stripe and the bank less everything of others', async () => {
    const free = () => inTransaction((tx) => uncommittedMoney(tx, 'USD'));
    expect(await free()).toBe(0n);
    await book('own', move('bank', 'operator', 1_000n));
    expect(await free()).toBe(1_000n);
    await book(
      'others',
      move('stripe', 'lender:1', 100n),
      move('lender:1', 'order:1:held', 1n),
      move('lender:1', 'payout:1:held', 2n),
      move('lender:1', 'loan:1:raised', 3n),
      move('lender:1', 'loan:1:collected', 4n),
      move('lender:1', 'partner:1:payable', 5n),
      move('lender:1', 'partner:1:overpaid', 6n),
      move('bank', 'lender:1', 999n, 'EUR'),
    );
    expect(await free()).toBe(1_000n);
    await book('fee', move('stripe_fees', 'stripe', 30n), move('stripe', 'tips', 7n));
    await book('owed', move('lender:2:owed', 'bank', 50n));
    expect(await free()).toBe(1_000n - 30n + 7n - 50n);
  });
});

describe('a reversal', () => {
  const asked = (journalId: bigint) => ({ journalId, kind: 'undone', bookedAt });
  it('mirrors each currency by itself, and what is moved besides', async () => {
    const { id } = await book(
      'a',
      move('stripe', 'lender:1', 10n),
      move('stripe', 'tips', 5n),
      move('costs', 'tips', 2n),
      move('bank', 'lender:1', 9n, 'EUR'),
    );
    const request = await inTransaction((tx) =>
      reversalOf(tx, { ...asked(id), also: [move('bank', 'operator', 1n)] }),
    );
    expect(request).toMatchObject({
      key: `reverse:${id}`,
      kind: 'undone',
      bookedAt,
      reversesId: id,
      request: { reverses: id },
    });
    expect(request.movements[0]).toEqual(move('bank', 'operator', 1n));
    await inTransaction((tx) => post(tx, request));
    const rows = await db().account.findMany({
      where: { balance: { not: 0n } },
      orderBy: { name: 'asc' },
    });
    expect(rows.map(({ name, balance }) => [name, balance])).toEqual([
      ['bank', 1n],
      ['operator', 1n],
    ]);
  });

  it('needs a journal', async () => {
    await expect(inTransaction((tx) => reverse(tx, asked(77n)))).rejects.toThrow(
      'journal 77 does not exist',
    );
  });
});

describe('the questions of the books', () => {
  it('name the check that fails, with at most twenty of its rows as text', async () => {
    await book(
      'a',
      ...Array.from({ length: 25 }, (_, index) => move('stripe', `lender:${index + 1}`, 5n)),
    );
    const before = (await checkBooks()).map(({ check }) => check);
    expect(before).not.toContain('02_balances_equal_postings');
    await asOwner(`update accounts set balance = balance + 1 where name ~ '^lender:'`);
    const failures = await checkBooks();
    const drifted = failures.find(({ check }) => check === '02_balances_equal_postings');
    expect(drifted?.rows).toHaveLength(20);
    expect(Object.values(drifted?.rows[0] ?? {}).every((value) => typeof value === 'string')).toBe(
      true,
    );
    expect(failures.map(({ check }) => check)).toEqual(
      failures.map(({ check }) => check).toSorted(),
    );
  });
});
