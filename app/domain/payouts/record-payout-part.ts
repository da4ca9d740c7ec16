import { tellLenders } from '#app/domain/notifications/tell-lenders.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { type Movement, journalWithKey, post } from '#app/ledger/post.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { MoneyOut } from '#app/payments/refunds.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Payout, PayoutPart } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import { noteGivenBack } from './given-back.ts';
import { ownerOf } from './hold-payout.ts';
import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { outToStripe } from '#app/domain/books/stripe-money.ts';
import { bookOwnLine } from '#app/domain/books/book-own-line.ts';

/**
 * Records what became of one part of a payout. Forward only: intended, sent, succeeded; or failed,
 * even days after success, when its journal is mirrored and the hold goes back to its owner.
 */
export async function recordPayoutPart(outcome: PartOutcome): Promise<void> {
  await inTransaction((tx) => recordPart(tx, outcome));
}

export interface PartOutcome {
  readonly partId: number;
  readonly outcome: MoneyOut;
  readonly now: Date;
}

/** The same inside a transaction that does more. */
export async function recordPart(tx: Tx, { partId, outcome, now }: PartOutcome): Promise<void> {
  const { payoutId } = await tx.payoutPart.findUniqueOrThrow({ where: { id: partId } });
  await lock(tx, 'payout', payoutId);
  const part = await tx.payoutPart.findUniqueOrThrow({
    where: { id: partId },
    include: { payout: true },
  });
  if (part.status === 'failed') return;
  if (outcome.state === 'failed') await failPart(tx, part, outcome, now);
  else if (part.status !== 'succeeded') await advancePart(tx, part, outcome, now);
  await endPayout(tx, part.payout, now);
}

type Part = PayoutPart & { payout: Payout };

async function advancePart(tx: Tx, part: Part, outcome: MoneyOut, now: Date): Promise<void> {
  const isDone = outcome.state === 'succeeded';
  await tx.payoutPart.update({
    where: { id: part.id },
    data: {
      status: isDone ? 'succeeded' : 'sent',
      stripeId: outcome.id || null,
      waitsFor: isDone ? null : (outcome.waitsFor ?? null),
      sentAt: part.sentAt ?? now,
      endedAt: isDone ? now : null,
    },
  });
  if (!isDone) return;
  await post(tx, {
    key: `payout_part:${part.id}`,
    kind: 'payout_sent',
    bookedAt: now,
    request: { partId: part.id },
    movements: movementsOf(part, outcome),
  });
  if (outcome.balanceTransaction) await bookOwnLine(tx, outcome.balanceTransaction, now);
}

function movementsOf(part: Part, outcome: MoneyOut): Movement[] {
  const currency = asCurrency(part.payout.currency);
  const from = `payout:${part.payoutId}:held` as const;
  if (part.rail === 'bank_wire') return [{ from, to: 'bank', amount: part.amount, currency }];
  if (!outcome.balanceTransaction) return [{ from, to: 'stripe', amount: part.amount, currency }];
  return outToStripe(outcome.balanceTransaction, from, part.amount, currency);
}

async function failPart(tx: Tx, part: Part, outcome: MoneyOut, now: Date): Promise<void> {
  await noteGivenBack(tx, part, -part.amount);
  const sent = await journalWithKey(tx, `payout_part:${part.id}`);
  if (sent) {
    await reverse(tx, { journalId: sent.id, kind: 'payout_failed', bookedAt: now });
    for (const mirror of outcome.mirrors ?? []) await bookOwnLine(tx, mirror, now);
  }
  const owner = ownerOf(part.payout);
  const currency = asCurrency(part.payout.currency);
  const { amount } = part;
  await creditLenders(tx, {
    key: `payout_part:${part.id}:return`,
    kind: 'payout_returned',
    bookedAt: now,
    request: { partId: part.id },
    movements: [{ from: `payout:${part.payoutId}:held`, to: owner, amount, currency }],
  });
  await tx.payoutPart.update({
    where: { id: part.id },
    data: { status: 'failed', failure: outcome.failure ?? 'failed', endedAt: now },
  });
}

async function endPayout(tx: Tx, payout: Payout, now: Date): Promise<void> {
  const parts = await tx.payoutPart.findMany({ where: { payoutId: payout.id } });
  const isOver = parts.every((part) => part.status === 'succeeded' || part.status === 'failed');
  const hasPaid = parts.some((part) => part.status === 'succeeded');
  const status = isOver ? (hasPaid ? 'paid' : 'failed') : 'sending';
  if (status === payout.status) return;
  await tx.payout.update({
    where: { id: payout.id },
    data: { status, endedAt: isOver ? now : null },
  });
  const { loanId } = payout;
  if (status === 'paid' && loanId !== null) {
    const key = `loan_disbursed:${loanId}`;
    await tellLenders(tx, { template: 'loan_disbursed', loanId, key, now });
  }
  const { id: payoutId, lenderId: personId } = payout;
  if (!isOver || personId === null) return;
  await tx.withdrawalPlan.updateMany({ where: { payoutId }, data: { bank: null } });
  const mail = { template: 'withdrawal_ended', personId, subjectId: payoutId } as const;
  await enqueue(tx, 'mail.send', mail, now);
}
