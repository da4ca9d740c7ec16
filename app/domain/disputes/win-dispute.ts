import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { intoFromStripe } from '#app/domain/books/stripe-money.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { journalWithKey } from '#app/ledger/post.ts';
import { reversalOf } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import type { DisputeFacts } from '#app/payments/disputes.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Dispute } from '#app/platform/generated/client.ts';

/** What was set against the dispute is the lender's again. */
export async function winDispute(
  tx: Tx,
  dispute: Dispute,
  facts: DisputeFacts,
  now: Date,
): Promise<void> {
  const opened = await journalWithKey(tx, `dispute:${dispute.id}:open`);
  if (!opened) throw new Error(`dispute ${dispute.id} was never booked`);
  const back = facts.transactions.findLast((transaction) => transaction.amount > 0n);
  const currency = asCurrency(dispute.currency);
  if (back && back.currency !== currency) return winAtAnotherRate(tx, dispute, back, now);
  const mirror = { journalId: opened.id, kind: 'dispute_won', bookedAt: now };
  await creditLenders(tx, await reversalOf(tx, mirror));
}

/** Where Stripe keeps another currency, what comes back is not what was taken: the day's rate is in between. */
async function winAtAnotherRate(
  tx: Tx,
  dispute: Dispute,
  back: BalanceTransactionFacts,
  now: Date,
): Promise<void> {
  const currency = asCurrency(dispute.currency);
  const account = `dispute:${dispute.id}` as const;
  const { lenderId } = await tx.cardPayment.findUniqueOrThrow({
    where: { id: dispute.cardPaymentId },
  });
  const { amount } = dispute;
  const setAgainst = amount - (await balanceOf(tx, account, currency));
  await creditLenders(tx, {
    key: `dispute:${dispute.id}:won`,
    kind: 'dispute_won',
    bookedAt: now,
    request: { dispute: dispute.stripeId },
    movements: [
      ...intoFromStripe(back, account, amount, currency),
      { from: account, to: `lender:${lenderId}`, amount: setAgainst, currency },
    ],
  });
}
