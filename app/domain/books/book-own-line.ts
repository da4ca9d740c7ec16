import { type JournalRequest, type Movement, journalWithKey, postAll } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import type { Tx } from '#app/platform/db.ts';

/**
 * Keeps a line of Stripe's account that is in the books.
 *
 * @returns whether it was not known before: several of Stripe's events tell of one line, and may be worked on at once.
 */
export async function noteTransaction(
  tx: Tx,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<boolean> {
  const { id, type, sourceId, amount, fee, currency, description, createdAt } = transaction;
  const written = await tx.$executeRaw`
    insert into balance_transactions (id, type, source_id, amount, fee, currency, description, created_at, booked_at)
    values (${id}, ${type}, ${sourceId}, ${amount}, ${fee}, ${currency}, ${description}, ${createdAt}, ${now})
    on conflict (id) do nothing`;
  return written > 0;
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
  await keepOwnLine(tx, transaction, now);
  await postAll(tx, feeJournals(transaction, now));
}

/** The same without its fee, for a caller who books that together with what else the line brings. */
export async function keepOwnLine(
  tx: Tx,
  transaction: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  const isNew = await noteTransaction(tx, transaction, now);
  if (!isNew) await takeBack(tx, transaction.id, now);
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
  await noteTransaction(tx, transaction, now);
  await postAll(tx, feeJournals(transaction, now));
}

/** What Stripe took, or gave back; nothing where it took nothing. */
export function feeJournals(
  { id, fee, currency: booked }: BalanceTransactionFacts,
  now: Date,
): JournalRequest[] {
  const currency = asCurrency(booked);
  if (fee === 0n) return [];
  const movement: Movement =
    fee > 0n
      ? { from: 'stripe_fees', to: 'stripe', amount: fee, currency }
      : { from: 'stripe', to: 'stripe_fees', amount: -fee, currency };
  return [{ key: `stripe_fee:${id}`, kind: 'stripe_fee', bookedAt: now, movements: [movement] }];
}
