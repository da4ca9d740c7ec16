import type { Movement } from '#app/ledger/post.ts';

/** A movement for tests, in dollars unless it says otherwise. */
export const move = (
  from: Movement['from'],
  to: Movement['to'],
  amount: bigint,
  currency: Movement['currency'] = 'USD',
): Movement => ({ from, to, amount, currency });
