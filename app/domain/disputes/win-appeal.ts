import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { intoFromStripe } from '#app/domain/books/stripe-money.ts';
import { amountIn } from '#app/ledger/balances.ts';
import { journalWithKey } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { DisputeFacts } from '#app/payments/disputes.ts';
import type { Tx } from '#app/platform/db.ts';
import type { CardPayment, Dispute } from '#app/platform/generated/client.ts';

/**
 * A lost dispute is won on appeal: the money is back. The tip is the host's again; the lender's
 * debt from it is paid; the rest, including the price of her slices, is hers. The slices stay with
 * the host, which has paid for them.
 */
export async function winAppeal(
  tx: Tx,
  won: { dispute: Dispute; payment: CardPayment; facts: DisputeFacts; now: Date },
): Promise<void> {
  const { dispute, payment, facts, now } = won;
  const currency = asCurrency(dispute.currency);
  const account = `dispute:${dispute.id}` as const;
  const lender = `lender:${payment.lenderId}` as const;
  const lost = await journalWithKey(tx, `dispute:${dispute.id}:lost`);
  const tip = lost ? await amountIn(tx, lost.id, 'tips', currency) : 0n;
  const back = facts.transactions.findLast((transaction) => transaction.amount > 0n);
  const { amount } = dispute;
  await creditLenders(tx, {
    key: `dispute:${dispute.id}:appeal_won`,
    kind: 'dispute_won_on_appeal',
    bookedAt: now,
    request: { dispute: dispute.stripeId },
    movements: [
      ...(back
        ? intoFromStripe(back, account, amount, currency)
        : [{ from: 'stripe', to: account, amount, currency } as const]),
      { from: account, to: 'tips', amount: tip, currency },
      { from: account, to: lender, amount: amount - tip, currency },
    ],
  });
}
