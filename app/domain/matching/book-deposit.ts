import type { LinePart } from '#app/domain/approvals/bank-line-parts.ts';
import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { takeFromLenders } from '#app/domain/books/take-from-lenders.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Booking } from './booking.ts';
import { DoesNotFit } from './does-not-fit.ts';

/** `bank -> lender`; what the lender had announced has come. */
export async function bookDeposit(
  tx: Tx,
  { target, amount }: LinePart,
  { line, key, now }: Booking,
): Promise<void> {
  const lenderId = Number(target);
  const currency = asCurrency(line.currency);
  const lender = await tx.person.findFirst({ where: { id: lenderId, closedAt: null } });
  if (amount <= 0n || !lender) throw new DoesNotFit('part_does_not_fit');
  await creditLenders(tx, {
    key: `deposit:${key}`,
    kind: 'deposit',
    bookedAt: now,
    movements: [{ from: 'bank', to: `lender:${lenderId}`, amount, currency }],
  });
  await tx.bankDeposit.updateMany({
    where: { lenderId, currency, endedAt: null, amount: { lte: amount } },
    data: { endedAt: now, lineId: line.id },
  });
}

/** The lender's bank took it back: what is not there any more, the lender owes. */
export async function takeDepositBack(
  tx: Tx,
  { target, amount }: LinePart,
  { line, key, now }: Booking,
): Promise<void> {
  const currency = asCurrency(line.currency);
  if (amount >= 0n) throw new DoesNotFit('part_does_not_fit');
  await takeFromLenders(tx, {
    key: `deposit_returned:${key}`,
    kind: 'deposit_returned',
    bookedAt: now,
    movements: [{ from: `lender:${Number(target)}`, to: 'bank', amount: -amount, currency }],
  });
}
