import { bookStripeFee } from '#app/domain/books/stripe-money.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import { inTransaction } from '#app/platform/db.ts';
import { bookingOf } from './stripe-line-rules.ts';

/** What happened at Stripe without us is booked all the same, and stands in a treasurer's list. */
export async function bookOutsideLine(request: {
  line: BalanceTransactionFacts;
  now: Date;
}): Promise<void> {
  const { line, now } = request;
  const { against, isOpen } = bookingOf(line.type);
  const currency = asCurrency(line.currency);
  const isIn = line.amount > 0n;
  const amount = isIn ? line.amount : -line.amount;
  await inTransaction(async (tx) => {
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
    await tx.balanceTransaction.update({
      where: { id: line.id },
      data: { bookedAgainst: against, isOpen },
    });
  });
}
