import type { Currency } from '#app/money/currencies.ts';
import { hashOf } from '#app/platform/ids.ts';
import type { Tx } from '#app/platform/db.ts';
import { lockedInSql } from '#app/platform/locks.ts';
import type { AccountName } from './accounts.ts';

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
  const [journal] = await postAll(tx, [request]);
  if (!journal) throw new Error(`journal ${request.key} was neither written nor found`);
  return journal;
}

/**
 * Books several journals in one call, each once: an account that many of them touch is moved once,
 * so only what it holds after all of them may not be below zero. No key may come twice.
 *
 * @throws as `post`; then none of them is booked.
 */
export async function postAll(tx: Tx, requests: readonly JournalRequest[]): Promise<Journal[]> {
  if (requests.length === 0) return [];
  for (const { movements } of requests) refuseImpossible(movements);
  const each = <Value>(of: (request: JournalRequest) => Value) => requests.map(of);
  const moves = requests.flatMap(({ movements }, index) =>
    movements.map((move) => ({ ...move, place: index + 1 })),
  );
  lockedInSql(tx, 'account');
  try {
    return await tx.$queryRaw<Journal[]>`
      select id, is_repeat as "isRepeat" from post_journals(
        ${each(({ key }) => key)}::text[], ${each(({ kind }) => kind)}::text[],
        ${each(({ request, movements }) => requestHash(request ?? movements))}::text[],
        ${each(({ bookedAt }) => bookedAt.toISOString())}::timestamptz[],
        ${each(({ reversesId }) => reversesId?.toString() ?? null)}::bigint[],
        ${moves.map(({ place }) => place)}::int[],
        ${moves.map(({ from }) => from)}::text[], ${moves.map(({ to }) => to)}::text[],
        ${moves.map(({ amount }) => amount.toString())}::bigint[],
        ${moves.map(({ currency }) => currency)}::text[])`;
  } catch (error) {
    throw inOurWords(error);
  }
}

/** How the database says what it refuses: prisma/migrations, `post_journals`. */
function inOurWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, constraint } = error as Error & { code?: string; constraint?: string };
  if (code === 'UR001') return new KeyUsedForAnother(error.message, { cause: error });
  if (code === 'UR002') return new RangeError(error.message, { cause: error });
  if (constraint === 'account_not_below_zero')
    return new WouldGoBelowZero('an account would go below zero', { cause: error });
  return error;
}

/** A journal by the key that names its effect; null when it has not been booked. */
export async function journalWithKey(tx: Tx, key: string) {
  const [row] = await tx.$queryRaw<{ id: bigint; requestHash: string; kind: string }[]>`
    select id, request_hash as "requestHash", kind from journals where key = ${key}`;
  return row ?? null;
}

function refuseImpossible(movements: readonly Movement[]): void {
  for (const { from, to, amount } of movements) {
    if (amount < 0n)
      throw new RangeError(`a movement from ${from} to ${to} is negative: ${amount}`);
    if (from === to) throw new RangeError(`a movement from ${from} to itself`);
  }
}

/** By which a journal knows again what it was asked for. */
export function requestHash(request: unknown): string {
  return hashOf(stable(request));
}

/** JSON with sorted keys, so that the same request always has the same text; instants are in words by then. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString();
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
