import { bookStripeFee } from '#app/domain/books/book-own-line.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import { inTransaction } from '#app/platform/db.ts';
import { bookingOf } from './stripe-line-rules.ts';

/**
 * What happened at Stripe without us is booked all the same, and stands in a treasurer's list; but
 * for a bank's promise for one of our orders, which waits in suspense until it is kept or broken.
 */
export async function bookOutsideLine(request: {
  line: BalanceTransactionFacts;
  isPromised?: boolean;
  now: Date;
}): Promise<void> {
  const { line, isPromised = false, now } = request;
  const { against, isOpen } = bookingOf(line.type);
  const currency = asCurrency(line.currency);
  const isIn = line.amount > 0n;
  const amount = isIn ? line.amount : -line.amount;
  await inTransaction(async (tx) => {
    // A flow of ours, or another sweep, may have booked it at this moment.
    const row = { ...line, bookedAt: now, bookedAgainst: against, isOpen: isOpen && !isPromised };
    const { count } = await tx.balanceTransaction.createMany({ data: row, skipDuplicates: true });
    if (count === 0) return;
    if (amount > 0n) {
      await post(tx, {
        key: `stripe_line:${line.id}`,
        kind: 'stripe_line',
        bookedAt: now,
        movements: [
          isIn
            ? { from: 'stripe', to: against, amount, currency }
            : { from: against, to: 'stripe', amount, currency },
        ],
      });
    }
    await bookStripeFee(tx, line, now);
  });
}
