import { StatementProblem } from '#app/banks/statement.ts';
import { m } from '#app/messages/compiled/messages.js';
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
  const { on: day, broken } = answer;
  if (broken === 'earlier_is_booked')
    throw new StatementProblem(1, (options) => m.statement_earlier_is_booked({ day }, options));
  const said = { day, ours: say(answer.ours), banks: say(answer.banks), currency };
  const until = newest._max.toDay && isoDay(newest._max.toDay);
  throw new StatementProblem(1, (options) =>
    until ? m.statement_gap_until({ ...said, until }, options) : m.statement_gap(said, options),
  );
}
