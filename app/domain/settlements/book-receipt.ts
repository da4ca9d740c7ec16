import { enqueue } from '#app/jobs/enqueue.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { ReceiptSource } from '#app/platform/generated/enums.ts';
import { growSettlement } from './grow-settlement.ts';
import { shareReceipt } from './receipt-rules.ts';

export interface ReceivedMoney {
  readonly partnerId: number;
  readonly source: ReceiptSource;
  /** What the bank or Stripe calls it: booked once. */
  readonly reference: string;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly now: Date;
  /** A netting pays the settlement that it was computed for. */
  readonly settlementId?: number;
}

/**
 * Takes in what a partner pays: the oldest unpaid settlement first, shared over
 * its lines so that a short payment reaches every line, then the next one.
 * What is left over belongs to the partner, never to lenders.
 *
 * The caller holds the partner's lock. Distribution is announced per loan.
 */
export async function bookReceipt(tx: Tx, received: ReceivedMoney): Promise<number[]> {
  const { partnerId, currency } = received;
  const open = await tx.settlement.findMany({
    where: {
      partnerId,
      currency,
      status: 'issued',
      ...(received.settlementId !== undefined && { id: received.settlementId }),
    },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
  });
  const receiptIds: number[] = [];
  let left = received.amount;
  for (const settlement of open) {
    const due = settlement.due - settlement.received;
    const amount = left < due ? left : due;
    if (amount === 0n) break;
    const reference = receiptIds.length
      ? `${received.reference}#${receiptIds.length + 1}`
      : received.reference;
    receiptIds.push(await bookOne(tx, { ...received, reference, amount }, settlement.id));
    left -= amount;
  }
  if (left > 0n) await bookSurplus(tx, received, left);
  return receiptIds;
}

const sourceAccount = (received: ReceivedMoney): AccountName =>
  received.source === 'netting' ? `partner:${received.partnerId}:payable` : received.source;

async function bookOne(tx: Tx, received: ReceivedMoney, settlementId: number): Promise<number> {
  const { now, currency, settlementId: _, ...facts } = received;
  const lines = await tx.settlementLine.findMany({
    where: { settlementId },
    orderBy: { number: 'asc' },
  });
  const parts = shareReceipt(received.amount, lines).map((part, index) => {
    const line = lines[index];
    if (!line) throw new Error('a line of the settlement is missing');
    return { ...part, lineId: line.id, loanId: line.loanId };
  });
  const paid = parts.filter((part) => part.cash + part.gain > 0n);
  const receipt = await tx.receipt.create({
    data: {
      ...facts,
      currency,
      settlementId,
      bookedAt: now,
      lines: {
        create: paid.map(({ lineId, loanId, cash, loss, gain }) => ({
          settlementLineId: lineId,
          loanId,
          cash,
          loss,
          gain,
        })),
      },
    },
  });
  await post(tx, {
    key: `receipt:${received.reference}`,
    kind: 'receipt',
    bookedAt: now,
    movements: paid.map((part): Movement => ({
      from: sourceAccount(received),
      to: `loan:${part.loanId}:collected`,
      amount: part.cash + part.gain,
      currency,
    })),
  });
  await growSettlement(tx, settlementId, received.amount, paid, now);
  for (const part of paid) {
    await enqueue(tx, 'repayment.distribute', { receiptId: receipt.id, loanId: part.loanId }, now);
  }
  return receipt.id;
}

async function bookSurplus(tx: Tx, received: ReceivedMoney, amount: bigint): Promise<void> {
  await post(tx, {
    key: `surplus:${received.reference}`,
    kind: 'overpaid',
    bookedAt: received.now,
    movements: [
      {
        from: sourceAccount(received),
        to: `partner:${received.partnerId}:overpaid`,
        amount,
        currency: received.currency,
      },
    ],
  });
}
