import { balanceOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { PaymentFacts, PaymentSource } from '#app/domain/receipts/payment-rules.ts';

/** What the payment rules need to know about a payment. */
export async function paymentFacts(
  tx: Tx,
  payment: {
    partnerId: number;
    source: PaymentSource;
    reference: string;
    currency: Currency;
    amount: bigint;
  },
): Promise<PaymentFacts> {
  const { partnerId, source, reference, currency, amount } = payment;
  const receipts = await tx.receipt.count({ where: { reference: `wire:${reference}` } });
  const surplus = await tx.journal.count({ where: { key: `surplus:wire:${reference}` } });
  const open = await tx.settlement.aggregate({
    _sum: { due: true, received: true, advanced: true },
    where: { partnerId, currency, status: 'issued' },
  });
  const { due, received, advanced } = open._sum;
  const recalled = await balanceOf(tx, `partner:${partnerId}:recalled`, currency);
  const account = source === 'overpaid' ? (`partner:${partnerId}:overpaid` as const) : source;
  return {
    source,
    amount,
    reference,
    isBooked: receipts + surplus > 0,
    due: (due ?? 0n) - (received ?? 0n) + (advanced ?? 0n) + recalled,
    available: await balanceOf(tx, account, currency),
  };
}
