import { propose } from '#app/domain/people/proposals.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db, inTransaction } from '#app/platform/db.ts';

type Answer =
  | { proposalId: number }
  | { refused: 'amount_is_not_above_zero' | 'reference_is_booked' | 'already_proposed' };

/** The first treasurer says that a partner's money has arrived at the bank. */
export async function proposeWire(request: {
  partnerId: number;
  /** The bank's own reference; a wire is booked once. */
  reference: string;
  currency: Currency;
  amount: bigint;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { partnerId, reference, currency, amount, actorId, now } = request;
  if (amount <= 0n) return { refused: 'amount_is_not_above_zero' };
  const booked = await db().receipt.count({ where: { reference: `wire:${reference}` } });
  const surplus = await db().journal.count({ where: { key: `surplus:wire:${reference}` } });
  if (booked + surplus > 0) return { refused: 'reference_is_booked' };
  const details = { partnerId, reference, currency, amount: amount.toString() };
  return inTransaction((tx) =>
    propose(tx, { kind: 'wire', subject: `wire:${reference}`, details, actorId, now }),
  );
}
