import type { AccountName } from '#app/ledger/accounts.ts';
import { post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { ReceiptSource } from '#app/platform/generated/enums.ts';

export interface ReceivedMoney {
  readonly partnerId: number;
  readonly source: ReceiptSource;
  /** The bank's or Stripe's own reference; booked once. */
  readonly reference: string;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly now: Date;
  /** A netting or an advance pays the settlement that it was computed for. */
  readonly settlementId?: number;
}

/** Where the money of a receipt comes from. */
export function sourceAccount({ source, partnerId }: ReceivedMoney): AccountName {
  if (source === 'netting') return `partner:${partnerId}:payable`;
  if (source === 'guarantee') return `partner:${partnerId}:receivable`;
  if (source === 'overpaid') return `partner:${partnerId}:overpaid`;
  return source;
}

/** Anything beyond what is due belongs to the partner. */
export async function bookSurplus(tx: Tx, received: ReceivedMoney, amount: bigint): Promise<void> {
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

/** What paid no settlement: its bank may take it back all the same. */
export async function keepReceipt(tx: Tx, received: ReceivedMoney): Promise<void> {
  const { partnerId, source, reference, currency, amount, now: bookedAt } = received;
  await tx.receipt.create({ data: { partnerId, source, reference, currency, amount, bookedAt } });
}
