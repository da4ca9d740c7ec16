import { audit } from '#app/domain/audit/audit.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { KeyUsedForAnother, post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db, inTransaction } from '#app/platform/db.ts';

type Answer = { booked: true } | { refused: 'amount_is_not_above_zero' | 'reference_is_booked' };

/**
 * Books money at the bank that nobody can place yet: `bank -> suspense`. Two people name it later:
 * as a partner's payment, or by a journal.
 */
export async function recordUnknownMoney(request: {
  /** The bank's own reference; booked once. */
  reference: string;
  currency: Currency;
  amount: bigint;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { reference, currency, amount, actorId, now } = request;
  if (amount <= 0n) return { refused: 'amount_is_not_above_zero' };
  return inTransaction(async (tx) => {
    try {
      const journal = await post(tx, {
        key: `suspense:${reference}`,
        kind: 'unknown_money',
        bookedAt: now,
        movements: [{ from: 'bank', to: 'suspense', amount, currency }],
      });
      if (journal.isRepeat) return { refused: 'reference_is_booked' };
    } catch (error) {
      if (error instanceof KeyUsedForAnother) return { refused: 'reference_is_booked' };
      throw error;
    }
    const after = { reference, amount: amount.toString(), currency };
    await audit(tx, { actorId, verb: 'record-unknown-money', subject: 'suspense', after, now });
    return { booked: true };
  });
}

/** The balance of the suspense account, in minor units. */
export async function suspenseBalance(currency: Currency): Promise<bigint> {
  return balanceOf(db(), 'suspense', currency);
}
