import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import type { Movement } from '#app/ledger/post.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

/**
 * Gives the lenders of a loan that was not paid out their money back: `loan:raised -> lender`. The
 * caller holds the loan's lock and changes its status.
 *
 * @returns who got money back.
 */
export async function returnRaisedMoney(
  tx: Tx,
  request: { loan: Loan; key: string; kind: string; now: Date },
): Promise<number[]> {
  const { loan, key, kind, now } = request;
  const currency = asCurrency(loan.currency);
  const slices = await tx.slice.findMany({
    where: { loanId: loan.id, refunded: 0n },
    orderBy: { number: 'asc' },
  });
  if (slices.length === 0) return [];
  const movements = slices.map((slice): Movement => ({
    from: `loan:${loan.id}:raised`,
    to: slice.account as AccountName,
    amount: slice.principal,
    currency,
  }));
  await creditLenders(tx, { key, kind, bookedAt: now, movements, request: { loanId: loan.id } });
  await tx.$executeRaw`update slices set refunded = principal where loan_id = ${loan.id}`;
  return [...new Set(slices.flatMap((slice) => (slice.lenderId ? [slice.lenderId] : [])))];
}
