import type { Tx } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { Currency } from '#app/money/currencies.ts';
import { lockAccounts } from './lock-accounts.ts';
import { type AccountName, mayGoBelowZero, sideOf } from './accounts.ts';
import type { Movement } from './post.ts';

/** The database or a transaction: all that reading needs. */
export type Reader = Pick<Prisma.TransactionClient, '$queryRaw'>;

/** What an account holds, in minor units and its natural direction; zero when it was never used. */
export async function balanceOf(
  reader: Reader,
  name: AccountName,
  currency: Currency,
): Promise<bigint> {
  const [row] = await reader.$queryRaw<{ balance: bigint }[]>`
    select balance from accounts where name = ${name} and currency = ${currency}`;
  return row?.balance ?? 0n;
}

/** The same for many accounts in one statement, by name; accounts never used are left out. */
export async function balancesOf(
  reader: Reader,
  names: readonly AccountName[],
  currency: Currency,
): Promise<Map<string, bigint>> {
  const rows = await reader.$queryRaw<{ name: string; balance: bigint }[]>`
    select name, balance from accounts
     where name = any(${[...names]}::text[]) and currency = ${currency}`;
  return new Map(rows.map(({ name, balance }) => [name, balance]));
}

/** What a journal moved on an account, in debits: a credit account's loss is above zero. */
export async function amountIn(
  reader: Reader,
  journalId: bigint,
  name: AccountName,
  currency: Currency,
): Promise<bigint> {
  const [row] = await reader.$queryRaw<{ amount: bigint }[]>`
    select p.amount from postings p join accounts a on a.id = p.account_id
     where p.journal_id = ${journalId} and a.name = ${name} and a.currency = ${currency}`;
  return row?.amount ?? 0n;
}

/** Whether both ends of a movement hold what it takes from them, checked under their locks. */
export async function canMove(tx: Tx, move: Movement): Promise<boolean> {
  const { from, to, amount, currency } = move;
  await lockAccounts(tx, [from, to], currency);
  // A debit takes from a credit account, a credit from a debit account.
  const shrinks = [
    ...(sideOf(from) === 'credit' ? [from] : []),
    ...(sideOf(to) === 'debit' && !mayGoBelowZero(to) ? [to] : []),
  ];
  for (const name of shrinks) {
    if ((await balanceOf(tx, name, currency)) < amount) return false;
  }
  return true;
}

export interface HistoryLine {
  readonly journalId: bigint;
  readonly key: string;
  readonly kind: string;
  readonly bookedAt: Date;
  /** In the account's natural direction. */
  readonly amount: bigint;
  readonly balance: bigint;
}

/** Every journal that touched an account, oldest first, with the balance after it. */
export async function historyOf(
  reader: Reader,
  name: AccountName,
  currency: Currency,
): Promise<HistoryLine[]> {
  return reader.$queryRaw<HistoryLine[]>`
    select j.id as "journalId", j.key, j.kind, j.booked_at as "bookedAt",
           case when a.side = 'debit' then p.amount else -p.amount end as amount,
           sum(case when a.side = 'debit' then p.amount else -p.amount end)
             over (order by j.id)::bigint as balance
      from accounts a
      join postings p on p.account_id = a.id
      join journals j on j.id = p.journal_id
     where a.name = ${name} and a.currency = ${currency}
     order by j.id`;
}
