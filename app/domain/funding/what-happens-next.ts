import { type Day, isoDay } from '#app/money/days.ts';
import { divideHalfUp } from '#app/money/money.ts';
import { db } from '#app/platform/db.ts';
import { orderOf } from './orders.ts';

/** Something that is to come of what was lent, on its day. */
export interface Coming {
  readonly what: 'closes' | 'paid_out' | 'comes_back';
  readonly day: Day;
  /** Null: shown as "a borrower". */
  readonly name: string | null;
  /** What of the lender's it is about, in minor units; null for a payout. */
  readonly amount: bigint | null;
}

const most = 9;

/** What a lender may expect of an order that is paid, the soonest first. */
export async function whatHappensNext(
  order: NonNullable<Awaited<ReturnType<typeof orderOf>>>,
  now: Date,
): Promise<Coming[]> {
  const placed = order.lines.filter((line) => line.placed > 0n);
  const firsts = await db().instalment.findMany({
    where: { loanId: { in: placed.map((line) => line.loanId) }, principal: { gt: 0n } },
    distinct: ['loanId'],
    orderBy: [{ loanId: 'asc' }, { number: 'asc' }],
  });
  const coming = placed.flatMap(({ loan, loanId, name, placed: amount }): Coming[] => {
    const closes = loan.status === 'fundraising' ? loan.fundraiserEndsAt : null;
    const isPaidOut = loan.preDisbursedOn !== null || loan.status === 'in_repayment';
    const planned = isPaidOut ? null : loan.disbursementPlannedOn;
    const first = firsts.find((row) => row.loanId === loanId);
    return [
      ...(closes ? [{ what: 'closes' as const, day: isoDay(closes), name, amount }] : []),
      ...(planned ? [{ what: 'paid_out' as const, day: isoDay(planned), name, amount: null }] : []),
      ...(first
        ? [
            {
              what: 'comes_back' as const,
              day: isoDay(first.dueOn),
              name,
              amount: divideHalfUp(amount * first.principal, loan.amount),
            },
          ]
        : []),
    ];
  });
  return coming
    .filter(({ day }) => day >= isoDay(now))
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .slice(0, most);
}
