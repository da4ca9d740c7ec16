import { type Day, isoDay } from '#app/money/days.ts';
import { inSnapshot } from '#app/platform/db.ts';
import { bankDifferences, bankSides, missingStatements } from './bank-side.ts';
import { stripeDifferences, stripeSides } from './stripe-side.ts';
import { type Difference, type Side, type TieStatus, tieStatus, unexplained } from './tie-rules.ts';

export interface Tie {
  readonly day: Day;
  readonly status: TieStatus;
  readonly sides: readonly Side[];
  readonly differences: readonly Difference[];
}

/**
 * The end of a day (UTC): our books beside Stripe's lines and the bank's, and what they differ by. A
 * statement that comes later is counted to its own days.
 */
export async function tieOfDay(day: Day, now: Date): Promise<Tie> {
  const end = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  const { sides, named } = await inSnapshot(async (tx) => ({
    sides: [...(await stripeSides(tx, end)), ...(await bankSides(tx, end))],
    named: [
      ...(await stripeDifferences(tx, end, isoDay(now))),
      ...(await bankDifferences(tx, end, isoDay(now))),
      ...(await missingStatements(tx, day)),
    ],
  }));
  const differences = [...named, ...withoutName(sides, named, day)];
  return { day, sides, differences, status: tieStatus(sides, differences) };
}

function withoutName(sides: readonly Side[], named: readonly Difference[], day: Day): Difference[] {
  return sides.flatMap((side) => {
    const amount = unexplained(side, named);
    if (amount === 0n) return [];
    const { currency, place } = side;
    return {
      kind: 'unexplained',
      currency,
      amount,
      subject: place,
      text: place,
      since: day,
      days: 0,
      isSettled: false,
    };
  });
}
