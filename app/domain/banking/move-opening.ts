import { dateOf } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import type { BankAccount } from '#app/platform/generated/client.ts';

/** What an account opened with is a line like any other: somebody says what it is. */
export async function moveOpening(
  tx: Tx,
  account: BankAccount,
  went: { opening: bigint | null; openingOn: string | null },
  statementId: number,
): Promise<void> {
  const { opening, openingOn } = went;
  if (opening === account.opening || opening === null || openingOn === null) return;
  const day = dateOf(openingOn);
  const { id: accountId, currency } = account;
  await tx.bankAccount.update({ where: { id: accountId }, data: { opening, openingOn: day } });
  await tx.bankLine.deleteMany({ where: { accountId, line: 0, bookedAt: null } });
  if (opening === 0n) return;
  const text = 'opening balance';
  await tx.bankLine.create({
    data: { accountId, statementId, line: 0, day, amount: opening, currency, text },
  });
}
