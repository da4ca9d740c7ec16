import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { lockLoans } from '#app/domain/loans/lock-loans.ts';
import { outstandingOf } from '#app/domain/slices/slice-rules.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import type { Movement } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { CardPayment, Dispute, Slice } from '#app/platform/generated/client.ts';

/**
 * A dispute is lost for good. The operator takes over the slices that were
 * bought with that money, at what is outstanding of each, so that later
 * repayments and losses are the operator's: `operator -> lender -> dispute`.
 * Then come the tip of that order and the lender's free balance; the rest is
 * owed by the lender.
 */
export async function loseDispute(
  tx: Tx,
  request: { dispute: Dispute; payment: CardPayment; now: Date },
): Promise<void> {
  const { dispute, payment, now } = request;
  const currency = asCurrency(payment.currency);
  const lender = `lender:${payment.lenderId}` as const;
  const account = `dispute:${dispute.id}` as const;
  const order = await tx.order.findUniqueOrThrow({ where: { id: payment.orderId } });
  const lines = await tx.orderLine.findMany({ where: { orderId: order.id } });
  await lockLoans(
    tx,
    lines.map((line) => line.loanId),
  );
  const bought = await tx.slice.findMany({
    where: { orderId: order.id, account: lender },
    orderBy: { id: 'asc' },
  });
  await lockAccounts(tx, [lender], currency);
  let left = await balanceOf(tx, account, currency);
  const movements: Movement[] = [];
  const sold: { slice: Slice; price: bigint }[] = [];
  for (const slice of bought) {
    const price = outstandingOf(slice);
    if (left === 0n || price <= 0n) continue;
    const taken = price < left ? price : left;
    movements.push({ from: 'operator', to: lender, amount: price, currency });
    movements.push({ from: lender, to: account, amount: taken, currency });
    left -= taken;
    sold.push({ slice, price });
  }
  const tip = order.tipTaken < left ? order.tipTaken : left;
  if (tip > 0n) movements.push({ from: 'tips', to: account, amount: tip, currency });
  left -= tip;
  // Earned since the dispute was opened; a slice's price that is not needed stays the lender's.
  const free = await balanceOf(tx, lender, currency);
  const paidNow = free < left ? free : left;
  if (paidNow > 0n) movements.push({ from: lender, to: account, amount: paidNow, currency });
  left -= paidNow;
  if (left > 0n) movements.push({ from: `${lender}:owed`, to: account, amount: left, currency });
  if (movements.length === 0) return;
  const journal = await creditLenders(tx, {
    key: `dispute:${dispute.id}:lost`,
    kind: 'dispute_lost',
    bookedAt: now,
    request: { dispute: dispute.stripeId },
    movements,
  });
  for (const { slice, price } of sold)
    await tx.$executeRaw`select take_over_slice(${slice.id}::int, ${price}::bigint, ${journal.id}::bigint, ${now})`;
}
