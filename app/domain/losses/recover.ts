import { creditLenders } from '#app/domain/books/credit-lenders.ts';
import { unrecoveredOf } from '#app/domain/slices/slice-rules.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import type { Movement } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { shareOut, splitByWeight, total } from '#app/money/share-out.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

type Recovered = Pick<Loan, 'id' | 'currency' | 'partnerId'>;

/**
 * Gives lenders back some of what was written off, by each slice's write-off: `loan:collected ->
 * costs`, the rest to the lenders, and the loss shrinks by as much. Nothing beyond the loss is the
 * lenders'.
 *
 * @param recovery.amount what arrived on `loan:collected`, costs included.
 */
export async function recoverForSlices(
  tx: Tx,
  recovery: {
    loan: Recovered;
    key: string;
    amount: bigint;
    costs: bigint;
    now: Date;
  },
): Promise<void> {
  const { loan, key, amount, costs, now } = recovery;
  const currency = asCurrency(loan.currency);
  const slices = await tx.slice.findMany({
    where: { loanId: loan.id, writtenOff: { gt: 0n } },
    orderBy: { number: 'asc' },
  });
  const open = total(slices.map(unrecoveredOf));
  const forLenders = amount - costs < open ? amount - costs : open;
  const parts = shareOut(
    forLenders,
    slices.map((slice) => ({
      number: slice.number,
      weight: slice.writtenOff,
      paid: slice.recovered,
    })),
  );
  const shares = slices.map((slice, index) => ({ ...slice, part: parts[index] ?? 0n }));
  const credits = new Map<string, bigint>();
  for (const { account, part } of shares) credits.set(account, (credits.get(account) ?? 0n) + part);
  const collected = `loan:${loan.id}:collected` as const;
  const move = (from: AccountName, to: AccountName, moved: bigint): Movement => {
    return { from, to, amount: moved, currency };
  };
  const journal = await creditLenders(tx, {
    key,
    kind: 'recovery',
    bookedAt: now,
    request: { key },
    movements: [
      move(collected, 'costs', costs),
      ...[...credits].map(([account, part]) => move(collected, account as AccountName, part)),
      ...(await lostByCause(tx, loan, forLenders)).map(({ lost, part }) =>
        move(`loan:${loan.id}:lent`, lost, part),
      ),
      move(collected, `partner:${loan.partnerId}:overpaid`, amount - costs - forLenders),
    ],
  });
  for (const { id, part } of shares) {
    if (part === 0n) continue;
    await tx.slice.update({ where: { id }, data: { recovered: { increment: part } } });
    await tx.slicePayment.create({
      data: { journalId: journal.id, sliceId: id, cash: part, currencyLoss: 0n },
    });
  }
}

/** Splits the recovered amount over the causes of the loss, by what is left of each. */
async function lostByCause(tx: Tx, loan: Recovered, amount: bigint) {
  const rows = await tx.$queryRaw<{ name: AccountName; balance: bigint }[]>`
    select name, balance from accounts
     where name like ${`loan:${loan.id}:lost:%`} and name <> ${`loan:${loan.id}:lost:currency`}
       and currency = ${loan.currency} and balance > 0
     order by name`;
  if (rows.length === 0) return [];
  const parts = splitByWeight(
    amount,
    rows.map((row) => row.balance),
  );
  return rows.map((row, index) => ({ lost: row.name, part: parts[index] ?? 0n }));
}
