import type Stripe from 'stripe';
import { Refusal, find } from './refusal.ts';
import type { DoubleState } from './state.ts';

/** Form or query as Stripe's library writes it: nested by brackets, all text. */
export type Params = Record<string, unknown>;

export function list<T>(url: string, data: T[]) {
  return { object: 'list' as const, data, has_more: false, url };
}

/** The newest first, in pages, as Stripe lists. */
export function page<T extends { id: string; created: number }>(
  url: string,
  rows: T[],
  params: Params,
) {
  const created = (params['created'] ?? {}) as Params;
  const since = whole(created['gte'] ?? 0);
  const newest = rows.filter((row) => row.created >= since).reverse();
  const after = newest.findIndex((row) => row.id === params['starting_after']);
  const until = newest.findIndex((row) => row.id === params['ending_before']);
  const rest = newest.slice(after + 1, until === -1 ? undefined : until);
  const limit = whole(params['limit'] ?? 10);
  // With ending_before it is the rows next to that one, not the newest of all.
  const data = until === -1 ? rest.slice(0, limit) : rest.slice(-limit);
  return { ...list(url, data), has_more: rest.length > data.length };
}

/** With the lines of Stripe's account in their places where they are asked for. */
export function withTransaction<T extends object>(state: DoubleState, params: Params, row: T): T {
  const wanted = expandOf(params);
  const expanded = structuredClone(row) as Record<string, unknown>;
  for (const field of ['balance_transaction', 'failure_balance_transaction']) {
    const id = expanded[field];
    if (typeof id === 'string' && wanted.includes(field))
      expanded[field] = find(state.transactions, id, 'transaction');
  }
  if ('reversals' in row && wanted.includes('reversals.data.balance_transaction')) {
    const { data } = (row as unknown as Stripe.Transfer).reversals;
    const whole = data.map((one) =>
      withTransaction(state, { expand: ['balance_transaction'] }, one),
    );
    expanded['reversals'] = { ...(expanded['reversals'] as object), data: whole };
  }
  return expanded as T;
}

export const sumOf = (params: Params) => {
  return { amount: whole(params['amount']), currency: String(params['currency']) };
};

export function expandOf(params: Params): string[] {
  return Object.values((params['expand'] ?? {}) as Record<string, string>);
}

export function whole(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Refusal(`Invalid integer: ${String(value)}`);
  return number;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
