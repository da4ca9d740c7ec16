import { amountIn, balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

/**
 * The wire is gone, but what it brought this loan stays where it went, and the partner owes it:
 * `partner:recalled -> loan:collected` replaces the mirror. What had gone to the partner itself
 * (its loan was refunded before it came) is taken back as far as it is still there.
 */
export async function keepDistribution(
  tx: Tx,
  kept: { receiptId: number; journal: { id: bigint; kind: string }; loan: Loan; now: Date },
): Promise<void> {
  const { receiptId, journal, loan, now } = kept;
  const currency = asCurrency(loan.currency);
  const { partnerId } = loan;
  if (journal.kind === 'overpaid') {
    const mirror = { journalId: journal.id, kind: 'overpaid_reversed', bookedAt: now };
    await reverse(tx, { ...mirror, also: await missing(tx, partnerId, journal.id, currency) });
    return;
  }
  const collected = `loan:${loan.id}:collected` as const;
  const amount = await amountIn(tx, journal.id, collected, currency);
  await post(tx, {
    key: `recall_kept:${receiptId}:${loan.id}`,
    kind: 'recall_kept',
    bookedAt: now,
    movements: [{ from: `partner:${partnerId}:recalled`, to: collected, amount, currency }],
  });
}

/** The partner owes a surplus that is gone: `partner:recalled -> partner:overpaid`. */
export async function missing(
  tx: Tx,
  partnerId: number,
  journalId: bigint,
  currency: Currency,
): Promise<Movement[]> {
  const overpaid = `partner:${partnerId}:overpaid` as const;
  await lockAccounts(tx, [overpaid], currency);
  const brought = -(await amountIn(tx, journalId, overpaid, currency));
  const short = brought - (await balanceOf(tx, overpaid, currency));
  if (short <= 0n) return [];
  return [{ from: `partner:${partnerId}:recalled`, to: overpaid, amount: short, currency }];
}
