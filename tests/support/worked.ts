import { expect } from 'vitest';
import { checkBooks } from '#app/ledger/check-books.ts';
import { decimalOf } from '#app/money/money.ts';
import { db } from '#app/platform/db.ts';
import { newestJournal } from './printed-ledger.ts';

/**
 * Ledgers worked by hand. What a step should move is written as DOMAIN writes it, `a -> b 12.34`:
 * a is debited, b credited. Lenders go by their names. The books have to have moved the same,
 * account by account, and nothing else.
 */
type Moved = Record<string, string>;

/** @param arrows what it should move; empty for a step that moves nothing. */
export async function moves(step: () => Promise<unknown>, arrows: string): Promise<void> {
  const before = await newestJournal();
  await step();
  const rows = await db().$queryRaw<{ name: string; currency: string; amount: bigint }[]>`
    select a.name, a.currency, p.amount
      from postings p join accounts a on a.id = p.account_id where p.journal_id > ${before}`;
  const name = await called();
  expect(netOf(rows.map((row) => ({ ...row, name: name(row.name) })))).toEqual(
    netOf(arrows.trim() === '' ? [] : arrows.trim().split('\n').flatMap(sidesOf)),
  );
}

/** Every account that holds something in the end, by hand as well; and no question of the books answers a row. */
export async function stands(balances: string): Promise<void> {
  const rows = await db().account.findMany({ where: { balance: { not: 0n } } });
  const name = await called();
  const found = rows.map(
    (row) => `${name(row.name)} ${inDecimals(row.balance)}${otherThan(row.currency)}`,
  );
  const wanted = balances.trim().split('\n');
  expect(found.sort()).toEqual(wanted.map((line) => line.trim().replace(/\s+/g, ' ')).sort());
  expect(await checkBooks()).toEqual([]);
}

async function called(): Promise<(account: string) => string> {
  const people = await db().person.findMany({ select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [String(id), name]));
  return (account) =>
    account.replace(/^lender:(\d+)/, (whole, id: string) => names.get(id) || whole);
}

interface Side {
  readonly name: string;
  readonly currency: string;
  /** In debits. */
  readonly amount: bigint;
}

function sidesOf(line: string): Side[] {
  const found = /^(\S+) -> (\S+) +(\d+\.\d\d)(?: ([A-Z]{3}))?$/.exec(line.trim());
  if (!found) throw new Error(`"${line}" is not written as "a -> b 12.34"`);
  const [, from = '', to = '', decimal = '', currency = 'USD'] = found;
  const amount = BigInt(decimal.replace('.', ''));
  return [
    { name: from, currency, amount },
    { name: to, currency, amount: -amount },
  ];
}

function netOf(sides: readonly Side[]): Moved {
  const sums = new Map<string, bigint>();
  for (const { name, currency, amount } of sides) {
    const key = `${name}${otherThan(currency)}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  return Object.fromEntries(
    [...sums]
      .filter(([, amount]) => amount !== 0n)
      .map(([key, amount]) => [key, inDecimals(amount)]),
  );
}

const otherThan = (currency: string) => (currency === 'USD' ? '' : ` ${currency}`);

/** All currencies of these ledgers have cents. */
const inDecimals = (amount: bigint) => decimalOf({ amount, currency: 'USD' });
