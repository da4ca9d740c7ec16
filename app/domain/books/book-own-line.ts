import { journalWithKey, post } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import type { Tx } from '#app/platform/db.ts';

/** Keeps a line of Stripe's account that is in the books. */
export async function noteTransaction(
  tx: Tx,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  // Several of Stripe’s events tell of one line, and may be worked on at once.
  await tx.balanceTransaction.createMany({
    data: [{ ...transaction, bookedAt: now }],
    skipDuplicates: true,
  });
}

/**
 * Books what belongs to a line that a flow of ours has caused. Read before we knew (a bank's promise,
 * a payment whose lender was named later), it was booked as nobody's: that is taken back first.
 */
export async function bookOwnLine(
  tx: Tx,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  await takeBack(tx, transaction.id, now);
  await bookStripeFee(tx, transaction, now);
}

async function takeBack(tx: Tx, id: string, now: Date): Promise<void> {
  const line = await tx.balanceTransaction.findUnique({ where: { id } });
  if (!line?.bookedAgainst) return;
  for (const key of [`stripe_line:${id}:named`, `stripe_line:${id}`]) {
    const booked = await journalWithKey(tx, key);
    if (!booked) continue;
    await reverse(tx, { journalId: booked.id, kind: 'stripe_line_reclaimed', bookedAt: now });
  }
  const data = { bookedAgainst: null, isOpen: false };
  await tx.balanceTransaction.update({ where: { id }, data });
}

/** Records a balance transaction and books its fee, once for each transaction. */
export async function bookStripeFee(
  tx: Tx,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  const currency = asCurrency(transaction.currency);
  await noteTransaction(tx, transaction, now);
  if (transaction.fee === 0n) return;
  const isCharge = transaction.fee > 0n;
  const amount = isCharge ? transaction.fee : -transaction.fee;
  await post(tx, {
    key: `stripe_fee:${transaction.id}`,
    kind: 'stripe_fee',
    bookedAt: now,
    movements: [
      isCharge
        ? { from: 'stripe_fees', to: 'stripe', amount, currency }
        : { from: 'stripe', to: 'stripe_fees', amount, currency },
    ],
  });
}
