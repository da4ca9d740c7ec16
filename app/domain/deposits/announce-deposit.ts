import type { Currency } from '#app/money/currencies.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { takesBankDeposits } from '#app/platform/env.ts';
import { lock } from '#app/platform/locks.ts';

type Refusal = 'amount_is_not_above_zero' | 'bank_deposits_are_off';

/**
 * A lender says what will come by bank transfer: the line that has the lender's reference and just
 * that amount needs no second person. A new word takes the place of the one before.
 */
export async function announceDeposit(request: {
  lenderId: number;
  /** Minor units. */
  amount: bigint;
  currency: Currency;
  now: Date;
}): Promise<{ depositId: number } | { refused: Refusal }> {
  const { lenderId, amount, currency, now } = request;
  if (!takesBankDeposits()) return { refused: 'bank_deposits_are_off' };
  if (amount <= 0n) return { refused: 'amount_is_not_above_zero' };
  return inTransaction(async (tx) => {
    await lock(tx, 'person', lenderId);
    await tx.bankDeposit.updateMany({
      where: { lenderId, currency, endedAt: null },
      data: { endedAt: now },
    });
    const { id } = await tx.bankDeposit.create({
      data: { lenderId, amount, currency, announcedAt: now },
    });
    return { depositId: id };
  });
}

/** A lender will not send it after all. What comes in spite of that is still the lender's. */
export async function callOffDeposit(request: {
  lenderId: number;
  currency: Currency;
  now: Date;
}): Promise<void> {
  const { lenderId, currency, now } = request;
  await db().bankDeposit.updateMany({
    where: { lenderId, currency, endedAt: null },
    data: { endedAt: now },
  });
}
