import type { LinePart } from '#app/domain/approvals/bank-line-parts.ts';
import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { takeFromLenders } from '#app/domain/books/take-from-lenders.ts';
import { noteDeposit, noteTakenBack } from '#app/domain/deposits/deposit-accounts.ts';
import { isProposed, sentByBank } from '#app/domain/payouts/bank-parts.ts';
import { recordPart } from '#app/domain/payouts/record-payout-part.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Booking } from './booking.ts';
import { DoesNotFit } from './does-not-fit.ts';

/** `bank -> lender`; what the lender had announced has come. Balances are in one currency only. */
export async function bookDeposit(
  tx: Tx,
  { target, amount }: LinePart,
  { line, key, now }: Booking,
): Promise<void> {
  const lenderId = Number(target);
  const currency = asCurrency(line.currency);
  const lender = await tx.person.findFirst({ where: { id: lenderId, closedAt: null } });
  if (amount <= 0n || !lender || currency !== fundingCurrency())
    throw new DoesNotFit('part_does_not_fit');
  const { otherAccount: account, name: holder } = line;
  // Before the accounts of the books, as a withdrawal does.
  await noteDeposit(tx, { lenderId, currency, account, holder, amount, now });
  await creditLenders(tx, {
    key: `deposit:${key}`,
    kind: 'deposit',
    bookedAt: now,
    movements: [{ from: 'bank', to: `lender:${lenderId}`, amount, currency }],
  });
  await tx.bankDeposit.updateMany({
    where: { lenderId, currency, endedAt: null },
    data: { endedAt: now, lineId: line.id },
  });
  const mail = { template: 'deposit_came', personId: lenderId, subjectId: line.id } as const;
  await enqueue(tx, 'mail.send', mail, now);
}

/** The lender's bank took it back: what is not there any more, the lender owes. */
export async function takeDepositBack(
  tx: Tx,
  { target, amount }: LinePart,
  { line, key, now }: Booking,
): Promise<void> {
  const lenderId = Number(target);
  const currency = asCurrency(line.currency);
  const taken = { lenderId, currency, account: line.otherAccount, amount: -amount };
  if (amount >= 0n || !(await noteTakenBack(tx, taken))) throw new DoesNotFit('part_does_not_fit');
  await stopWithdrawals(tx, lenderId, now);
  await takeFromLenders(tx, {
    key: `deposit_returned:${key}`,
    kind: 'deposit_returned',
    bookedAt: now,
    movements: [{ from: `lender:${lenderId}`, to: 'bank', amount: -amount, currency }],
  });
}

/**
 * What waits to be sent to a bank for a lender whose deposit is gone goes back to the balance first: else
 * the same money would leave twice. What somebody says was sent already is left to the second person.
 */
async function stopWithdrawals(tx: Tx, lenderId: number, now: Date): Promise<void> {
  const waiting = await tx.payoutPart.findMany({
    where: { rail: 'bank_wire', status: 'intended', payout: { lenderId } },
    orderBy: { id: 'asc' },
  });
  for (const { id: partId } of waiting) {
    if (await isProposed(tx, `payout_part:${partId}`)) continue;
    const failure = 'its deposit was taken back';
    await recordPart(tx, { partId, outcome: { ...sentByBank, state: 'failed', failure }, now });
  }
}
