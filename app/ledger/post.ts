import type { Currency } from '#app/money/currencies.ts';
import { hashOf } from '#app/platform/ids.ts';
import type { Tx } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { type AccountName, mayGoBelowZero, sideOf } from './accounts.ts';

/** Moves an amount: debits `from` and credits `to`. It always has both ends. */
export interface Movement {
  readonly from: AccountName;
  readonly to: AccountName;
  /** Minor units, above zero. */
  readonly amount: bigint;
  readonly currency: Currency;
}

export interface JournalRequest {
  /** Names the effect, so that it happens once: `distribute:{receipt}:{loan}`. */
  readonly key: string;
  readonly kind: string;
  readonly bookedAt: Date;
  readonly movements: readonly Movement[];
  /** What was asked for, if not the movements themselves: never figures computed from balances. */
  readonly request?: unknown;
  readonly reversesId?: bigint;
}

export interface Journal {
  readonly id: bigint;
  /** True when the key was booked before: nothing was written now. */
  readonly isRepeat: boolean;
}

/** The same key came with another request. */
export class KeyUsedForAnother extends Error {}

/** An account would go below zero where the chart of accounts forbids it. */
export class WouldGoBelowZero extends Error {}

/**
 * Books one journal, in the caller's transaction. Movements of zero are left
 * out; a journal that moves nothing is refused.
 *
 * @throws KeyUsedForAnother, WouldGoBelowZero; RangeError for a negative amount.
 */
export async function post(tx: Tx, request: JournalRequest): Promise<Journal> {
  const requestHash = hashOf(stable(request.request ?? request.movements));
  if (await journalWithKey(tx, request.key)) return firstResult(tx, request.key, requestHash);
  const deltas = netDeltas(request.movements);
  if (deltas.length === 0) throw new RangeError(`journal ${request.key} moves nothing`);
  const ids = await openAccounts(tx, deltas);
  // A separate statement, so that the update that follows sees the locked rows.
  await lock(tx, 'account', [...ids.values()]);
  const [journal] = await tx.$queryRaw<{ id: bigint }[]>`
    insert into journals (key, kind, request_hash, booked_at, reverses_id)
    values (${request.key}, ${request.kind}, ${requestHash}, ${request.bookedAt}, ${request.reversesId ?? null})
    on conflict (key) do nothing
    returning id`;
  // Somebody else booked it since we looked: theirs is the first result.
  if (!journal) return firstResult(tx, request.key, requestHash);
  const rows = deltas.map((delta) => ({ ...delta, id: ids.get(accountKey(delta)) ?? 0 }));
  await writePostings(tx, journal.id, rows);
  return { id: journal.id, isRepeat: false };
}

async function firstResult(tx: Tx, key: string, requestHash: string): Promise<Journal> {
  const booked = await journalWithKey(tx, key);
  if (!booked) throw new Error(`journal ${key} was neither written nor found`);
  if (booked.requestHash === requestHash) return { id: booked.id, isRepeat: true };
  throw new KeyUsedForAnother(`journal ${key} was booked for another request`);
}

/** A journal by the key that names its effect; null when it has not been booked. */
export async function journalWithKey(tx: Tx, key: string) {
  const [row] = await tx.$queryRaw<{ id: bigint; requestHash: string; kind: string }[]>`
    select id, request_hash as "requestHash", kind from journals where key = ${key}`;
  return row ?? null;
}

interface Delta {
  readonly name: AccountName;
  readonly currency: Currency;
  /** Debits positive. */
  readonly amount: bigint;
}

function netDeltas(movements: readonly Movement[]): Delta[] {
  const sums = new Map<string, Delta>();
  const add = (name: AccountName, currency: Currency, amount: bigint) => {
    const key = accountKey({ name, currency });
    sums.set(key, { name, currency, amount: (sums.get(key)?.amount ?? 0n) + amount });
  };
  for (const { from, to, amount, currency } of movements) {
    if (amount < 0n)
      throw new RangeError(`a movement from ${from} to ${to} is negative: ${amount}`);
    if (from === to) throw new RangeError(`a movement from ${from} to itself`);
    add(from, currency, amount);
    add(to, currency, -amount);
  }
  return [...sums.values()].filter((delta) => delta.amount !== 0n);
}

const accountKey = ({ name, currency }: { name: string; currency: string }) =>
  `${name} ${currency}`;

/** Ids of the accounts by name; new ones are created in the order of their names. */
async function openAccounts(tx: Tx, deltas: readonly Delta[]): Promise<Map<string, number>> {
  const names = deltas.map((delta) => delta.name);
  const currencies = deltas.map((delta) => delta.currency);
  const find = () => tx.$queryRaw<{ id: number; name: string; currency: string }[]>`
    select a.id, a.name, a.currency from accounts a
      join unnest(${names}::text[], ${currencies}::text[]) as wanted(name, currency)
        on a.name = wanted.name and a.currency = wanted.currency`;
  let found = await find();
  if (found.length < deltas.length) {
    const sides = names.map((name) => sideOf(name));
    const free = names.map((name) => mayGoBelowZero(name));
    await tx.$executeRaw`
      insert into accounts (name, currency, side, may_go_below_zero)
      select name, currency, side::account_side, free
        from unnest(${names}::text[], ${currencies}::text[], ${sides}::text[], ${free}::bool[])
          as wanted(name, currency, side, free)
       order by name, currency
      on conflict (name, currency) do nothing`;
    found = await find();
  }
  if (found.length !== deltas.length) throw new Error('an account could not be opened');
  return new Map(found.map((row) => [accountKey(row), row.id]));
}

async function writePostings(
  tx: Tx,
  journalId: bigint,
  rows: readonly (Delta & { id: number })[],
): Promise<void> {
  const ids = rows.map((row) => row.id);
  const amounts = rows.map((row) => row.amount.toString());
  const posted = await tx.$executeRaw`
    insert into postings (journal_id, account_id, amount)
    select ${journalId}, id, amount from unnest(${ids}::int[], ${amounts}::bigint[]) as row(id, amount)`;
  let moved: number;
  try {
    moved = await tx.$executeRaw`
      update accounts
         set balance = balance + case when side = 'debit' then row.amount else -row.amount end
        from unnest(${ids}::int[], ${amounts}::bigint[]) as row(id, amount)
       where accounts.id = row.id`;
  } catch (error) {
    const words = String((error as Error).message);
    if (!/account_not_below_zero|23514/.test(words + JSON.stringify(error))) throw error;
    throw new WouldGoBelowZero('an account would go below zero', { cause: error });
  }
  if (posted !== rows.length || moved !== rows.length) {
    throw new Error(`journal ${journalId} wrote ${posted} postings and moved ${moved} balances`);
  }
}

/** JSON with sorted keys, so that the same request always has the same text; instants are in words by then. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString();
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
