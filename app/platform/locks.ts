import type { Tx } from './db.ts';

/**
 * What a transaction may lock, in the only order allowed: whoever holds one lock asks only for
 * later ones, so that two transactions never wait for each other. Several of a kind are locked by
 * id. Accounts come last; each journal of a transaction locks its own (ledger/post.ts), and
 * `inTransaction` retries deadlocks among those.
 *
 * All locks have the same strength: others may read and reference the row, but not change it.
 */
const order = [
  'proposal',
  'bank_account',
  'bank_line',
  'basket',
  'person',
  'staff_role',
  'order',
  'card_payment',
  'payout',
  'partner',
  'borrower',
  'loan',
  'settlement',
  'account',
] as const;

export type Lockable = (typeof order)[number];

const tables: Record<Lockable, string> = {
  proposal: 'proposals',
  bank_account: 'bank_accounts',
  bank_line: 'bank_lines',
  basket: 'baskets',
  person: 'people',
  staff_role: 'staff_roles',
  order: 'orders',
  card_payment: 'card_payments',
  payout: 'payouts',
  partner: 'partners',
  borrower: 'borrowers',
  loan: 'loans',
  settlement: 'settlements',
  account: 'accounts',
};

/** Waits for the rows and locks them until the transaction ends; earlier reads are stale. */
export async function lock(tx: Tx, noun: Lockable, ids: number | readonly number[]): Promise<void> {
  const wanted = [...new Set(typeof ids === 'number' ? [ids] : ids)].sort((a, b) => a - b);
  if (wanted.length === 0) return;
  onDisorder?.(tx, noun, wanted);
  await tx.$queryRawUnsafe(
    `select id from ${tables[noun]} where id = any($1::int[]) order by id for no key update`,
    wanted,
  );
}

/** For a function of the database that locks several of a kind in the order of their ids itself. */
export function lockedInSql(tx: Tx, noun: Lockable): void {
  onDisorder?.(tx, noun, []);
}

type Watch = (tx: Tx, noun: Lockable, ids: readonly number[]) => void;
let onDisorder: Watch | undefined;

/** For tests: throws when something is locked out of order. */
export function assertLockOrder(): void {
  const held = new WeakMap<Tx, Map<Lockable, Set<number>>>();
  onDisorder = (tx, noun, ids) => {
    const mine = held.get(tx) ?? new Map<Lockable, Set<number>>();
    held.set(tx, mine);
    const own = mine.get(noun) ?? new Set<number>();
    const fresh = ids.filter((id) => !own.has(id));
    if (fresh.length > 0 && noun !== 'account') {
      const later = order.slice(order.indexOf(noun) + 1).find((other) => mine.has(other));
      if (later) throw new Error(`a ${noun} is locked after a ${later}`);
      const highest = Math.max(...own);
      if (fresh.some((id) => id < highest))
        throw new Error(`${noun} ${Math.min(...fresh)} is locked after ${noun} ${highest}`);
    }
    mine.set(noun, new Set([...own, ...ids]));
  };
}
