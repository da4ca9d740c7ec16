import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import { balanceTransactionsSince } from '#app/payments/transactions.ts';
import { db } from '#app/platform/db.ts';
import { bookStripeLine } from './book-stripe-line.ts';
import { cursorOf, moveCursor } from './stripe-cursors.ts';

/**
 * Reads every line of Stripe's own account since the last time, and books what no flow of ours
 * has booked: Stripe's word is a fact, whoever caused it. One line that cannot be booked does not
 * keep the others waiting; all of them are read again the next time.
 *
 * @throws AggregateError when lines could not be booked.
 */
export async function readStripeLines(request: { now: Date }): Promise<number> {
  const { now } = request;
  const lines = await balanceTransactionsSince(await cursorOf('lines', now));
  const known = await knownLines(lines.map((line) => line.id));
  const errors: unknown[] = [];
  let booked = 0;
  for (const line of lines.reverse().filter(({ id }) => !known.has(id))) {
    try {
      await bookStripeLine({ line, now });
      booked += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} lines of Stripe: ${String(errors[0])}`);
  await moveCursor('lines', now);
  return booked;
}

async function knownLines(ids: readonly BalanceTransactionFacts['id'][]): Promise<Set<string>> {
  const rows = await db().balanceTransaction.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}
