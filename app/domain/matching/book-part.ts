import type { LinePart, PartKind } from '#app/domain/approvals/bank-line-parts.ts';
import { bookRecovery } from '#app/domain/losses/book-recovery.ts';
import { sentByBank } from '#app/domain/payouts/bank-parts.ts';
import { recordPart } from '#app/domain/payouts/record-payout-part.ts';
import { reverseWire } from '#app/domain/reversals/reverse-wire.ts';
import { bookReceipt } from '#app/domain/receipts/book-receipt.ts';
import { bookLocalReceipt } from '#app/domain/settlements/local-money.ts';
import { canMove } from '#app/ledger/balances.ts';
import { manualAccount } from '#app/ledger/manual-accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { lock } from '#app/platform/locks.ts';
import { bookDeposit, takeDepositBack } from './book-deposit.ts';
import type { Booking } from './booking.ts';
import { DoesNotFit } from './does-not-fit.ts';
import { bookSentBack } from './unknown-money.ts';

type Book = (tx: Tx, part: LinePart, booking: Booking) => Promise<void>;

/** What each kind of part does to the books, each with the verb that does it without a statement. */
export const bookPart: Record<Exclude<PartKind, 'booked' | 'before'>, Book> = {
  async partner(tx, { target, amount }, { line, key, now }) {
    const partnerId = Number(target);
    const isKnown = (await tx.partner.count({ where: { id: partnerId } })) > 0;
    if (amount <= 0n || !isKnown) throw new DoesNotFit('part_does_not_fit');
    await lock(tx, 'partner', partnerId);
    const currency = asCurrency(line.currency);
    const reference = `wire:${key}`;
    const funding = fundingCurrency();
    if (currency === funding) {
      await bookReceipt(tx, { partnerId, source: 'bank', reference, currency, amount, now });
      return;
    }
    const money = { partnerId, reference, amount, local: currency, funding, day: line.day, now };
    const answer = await bookLocalReceipt(tx, money);
    if ('refused' in answer) throw new DoesNotFit(answer.refused);
  },

  async payout(tx, { target, amount }, { line, now }) {
    const partId = Number(target);
    const part = await lockedPart(tx, partId, line.currency);
    if (part?.status !== 'intended' || part.amount !== -amount)
      throw new DoesNotFit('part_does_not_fit');
    const proof = line.bankReference ?? `bank line ${line.id}`;
    await tx.payoutPart.update({ where: { id: partId }, data: { proof } });
    await recordPart(tx, { partId, outcome: sentByBank, now });
  },

  async returned(tx, { target, amount }, { line, now }) {
    const partId = Number(target);
    const part = await lockedPart(tx, partId, line.currency);
    if (part?.status !== 'succeeded' || part.amount !== amount)
      throw new DoesNotFit('part_does_not_fit');
    const failure = line.text || 'returned';
    await recordPart(tx, { partId, outcome: { ...sentByBank, state: 'failed', failure }, now });
  },

  async recalled(tx, { target }, { now }) {
    const answer = await reverseWire(tx, { receiptId: Number(target), now });
    if ('refused' in answer) throw new DoesNotFit(answer.refused);
  },

  lender: bookDeposit,

  lender_returned: takeDepositBack,

  sent_back: bookSentBack,

  async recovery(tx, { target, amount }, { key, now }) {
    if (amount <= 0n) throw new DoesNotFit('part_does_not_fit');
    const recovery = { loanId: Number(target), reference: key, amount, costs: 0n, now };
    const answer = await bookRecovery(tx, recovery);
    if (!('refused' in answer)) return;
    if (answer.refused === 'loan_is_not_written_off') throw new DoesNotFit(answer.refused);
    throw new DoesNotFit('part_does_not_fit');
  },

  async account(tx, { target, amount }, { line, key, now }) {
    const account = manualAccount(target);
    if (!account || account === 'bank') throw new DoesNotFit('account_is_not_moved_by_hand');
    const currency = asCurrency(line.currency);
    const move: Movement =
      amount > 0n
        ? { from: 'bank', to: account, amount, currency }
        : { from: account, to: 'bank', amount: -amount, currency };
    if (!(await canMove(tx, move))) throw new DoesNotFit('account_has_not_so_much');
    await post(tx, {
      key: `bank_line:${key}:${account}`,
      kind: 'bank_line',
      bookedAt: now,
      movements: [move],
    });
  },
};

async function lockedPart(tx: Tx, partId: number, currency: string) {
  const found = await tx.payoutPart.findUnique({ where: { id: partId } });
  if (!found) return null;
  await lock(tx, 'payout', found.payoutId);
  return tx.payoutPart.findFirst({
    where: { id: partId, rail: 'bank_wire', payout: { currency } },
  });
}
