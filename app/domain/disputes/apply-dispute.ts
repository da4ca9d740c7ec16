import { outToStripe } from '#app/domain/books/stripe-money.ts';
import { bookOwnLine } from '#app/domain/books/book-own-line.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type DisputeFacts, disputeFacts } from '#app/payments/disputes.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import type { CardPayment, Dispute } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import { loseDispute } from './lose-dispute.ts';
import { winAppeal } from './win-appeal.ts';
import { winDispute } from './win-dispute.ts';

/**
 * Brings a dispute to the state Stripe reports: open, then won or lost, and perhaps won on appeal.
 * While it is open, the lender's free balance is set against it; the borrower's loan is not
 * touched.
 */
export async function applyDispute(request: { disputeId: string; now: Date }): Promise<void> {
  const { disputeId, now } = request;
  const facts = await disputeFacts(disputeId);
  const { state } = facts;
  if (state === 'inquiry') return;
  // The bank only inquired and took nothing, so there is nothing to book.
  if (state !== 'open' && facts.transactions.length === 0) return;
  const payment = await db().cardPayment.findUnique({ where: { chargeId: facts.chargeId } });
  // Of a payment that is not ours, or not yet: Stripe's lines tell of its money.
  if (!payment) return;
  await inTransaction(async (tx) => {
    await lock(tx, 'card_payment', payment.id);
    const known = await tx.dispute.findUnique({ where: { stripeId: disputeId } });
    const dispute = known ?? (await openDispute(tx, facts, payment, now));
    if (state === 'open' || state === 'appeal' || state === dispute.status) return;
    if (dispute.status === 'won') return;
    if (dispute.status === 'lost') await winAppeal(tx, { dispute, payment, facts, now });
    else if (state === 'won') await winDispute(tx, dispute, facts, now);
    else await loseDispute(tx, { dispute, payment, now });
    for (const transaction of facts.transactions) await bookOwnLine(tx, transaction, now);
    await tx.dispute.update({ where: { id: dispute.id }, data: { status: state, closedAt: now } });
  });
}

async function openDispute(
  tx: Tx,
  facts: DisputeFacts,
  payment: CardPayment,
  now: Date,
): Promise<Dispute> {
  const currency = asCurrency(payment.currency);
  const dispute = await tx.dispute.create({
    data: {
      stripeId: facts.id,
      cardPaymentId: payment.id,
      amount: facts.amount,
      currency,
      openedAt: now,
    },
  });
  const lender = `lender:${payment.lenderId}` as const;
  await lockAccounts(tx, [lender], currency);
  const balance = await balanceOf(tx, lender, currency);
  const free = balance < facts.amount ? balance : facts.amount;
  const [taken] = facts.transactions;
  await post(tx, {
    key: `dispute:${dispute.id}:open`,
    kind: 'dispute_opened',
    bookedAt: now,
    request: { dispute: facts.id, amount: facts.amount },
    movements: [
      ...(taken
        ? outToStripe(taken, `dispute:${dispute.id}`, facts.amount, currency)
        : [
            {
              from: `dispute:${dispute.id}`,
              to: 'stripe',
              amount: facts.amount,
              currency,
            } as const,
          ]),
      { from: lender, to: `dispute:${dispute.id}`, amount: free, currency },
    ],
  });
  if (taken) await bookOwnLine(tx, taken, now);
  return dispute;
}
