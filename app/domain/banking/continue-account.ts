import { StatementProblem } from '#app/banks/statement.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { decimalOf } from '#app/money/money.ts';
import type { Tx } from '#app/platform/db.ts';
import type { BankAccount } from '#app/platform/generated/client.ts';
import { continuity } from './continuity-rules.ts';

/** Every line of an account, as far as its bank has told. */
export async function knownLines(tx: Tx, accountId: number) {
  const rows = await tx.bankLine.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, day: isoDay(row.day), isOpening: row.line === 0 }));
}

type Known = Awaited<ReturnType<typeof knownLines>>;
type Told = Parameters<typeof continuity>[1];

/** @throws StatementProblem where a statement does not go on where the last one ended */
export async function continued(tx: Tx, account: BankAccount, known: Known, told: Told) {
  const { currency } = account;
  const newest = await tx.bankStatement.aggregate({
    _max: { toDay: true },
    where: { accountId: account.id },
  });
  const answer = continuity(
    {
      opening: account.opening,
      openingOn: account.openingOn && isoDay(account.openingOn),
      isOpeningBooked: known.some((line) => line.isOpening && line.bookedAt !== null),
      lastDay: newest._max.toDay && isoDay(newest._max.toDay),
      lines: known.filter((line) => !line.isOpening),
    },
    told,
  );
  if (!('broken' in answer)) return answer;
  const say = (amount: bigint) => decimalOf({ amount, currency: asCurrency(currency) });
  const until = newest._max.toDay ? `, which end on ${isoDay(newest._max.toDay)}` : '';
  const words = {
    gap: `by the lines we have${until}, the account comes to ${say(answer.ours)} ${currency} on ${answer.on}; the bank says ${say(answer.banks)}. A statement in between is missing: add that one first.`,
    earlier_is_booked: `the account's first balance, on ${answer.on}, is in the books already; statements from before it cannot be added any more.`,
  };
  throw new StatementProblem(1, words[answer.broken]);
}
