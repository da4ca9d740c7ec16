import { bareAccount } from '#app/domain/banking/open-bank-account.ts';
import type { Tx } from '#app/platform/db.ts';

interface Came {
  readonly lenderId: number;
  readonly currency: string;
  /** As the bank wrote it; null where it did not say. */
  readonly account: string | null;
  readonly holder: string | null;
  /** Minor units. */
  readonly amount: bigint;
  readonly now: Date;
}

/** A deposit came from an account: so much may go back there. */
export async function noteDeposit(tx: Tx, came: Came): Promise<void> {
  const { lenderId, currency, amount, holder, now } = came;
  const account = bareAccount(came.account ?? '');
  await tx.depositAccount.upsert({
    where: { lenderId_currency_account: { lenderId, currency, account } },
    create: { lenderId, currency, account, holder, came: amount, lastAt: now },
    update: { came: { increment: amount }, lastAt: now, ...(holder && { holder }) },
  });
}

/**
 * A lender's bank took deposits back: what came from that account first, then what came last.
 *
 * @returns false where the lender never sent so much; then nothing is noted
 */
export async function noteTakenBack(tx: Tx, taken: Omit<Came, 'holder' | 'now'>): Promise<boolean> {
  const { lenderId, currency, amount } = taken;
  const account = bareAccount(taken.account ?? '');
  const rows = await tx.depositAccount.findMany({
    where: { lenderId, currency },
    orderBy: [{ lastAt: 'desc' }, { id: 'desc' }],
  });
  const first = rows.filter((row) => row.account === account);
  let left = amount;
  for (const row of [...first, ...rows.filter((other) => !first.includes(other))]) {
    const there = row.came - row.takenBack;
    const part = there < left ? there : left;
    if (part === 0n) continue;
    await tx.depositAccount.update({
      where: { id: row.id },
      data: { takenBack: { increment: part } },
    });
    left -= part;
  }
  return left === 0n;
}
