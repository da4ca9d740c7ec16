import {
  type Lateness,
  instalmentStates,
  latenessOf,
} from '#app/domain/borrowers/lateness-rules.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { latePart } from '#app/domain/lateness/late-loans.ts';
import { backOf, lostOf, outstandingOf } from '#app/domain/slices/slice-rules.ts';
import { type Day, isoDay } from '#app/money/days.ts';
import { pick } from '#app/platform/pick.ts';
import type { LentSlice } from './lent-slices.ts';

/** A lender's slices with the loans behind them, as the portfolio shows them. */
export function lenderLoans(slices: readonly LentSlice[], now: Date) {
  return slices.map(({ loan, ...slice }) => {
    const standing = { status: loan.status, isLate: false };
    const seen = seenBorrower(loan.borrower, standing, 'lender_of_the_loan');
    const all = instalmentStates(loan, now);
    const states = all.filter((state) => state !== null);
    const behind = latenessOf(loan, all, now);
    return {
      id: slice.id,
      lent: slice.principal,
      back: backOf(slice),
      refunded: slice.refunded,
      lost: lostOf(slice),
      outstanding: outstandingOf(slice),
      ...pick(loan, 'slug', 'status', 'country', 'sector', 'use'),
      partner: loan.partner.name,
      lentOn: isoDay(slice.createdAt),
      ...pick(seen, 'name', 'town', 'photo', 'drawing'),
      instalments: states.length,
      paid: states.filter((state) => state === 'paid').length,
      next: loan.status === 'in_repayment' ? nextOf(loan, slice, all) : null,
      endsAt: loan.status === 'fundraising' ? loan.fundraiserEndsAt : null,
      amount: loan.amount,
      raised: loan.raised,
      late: behind && {
        ...pick(behind, 'days', 'instalments'),
        reason: reasonOf(loan, behind),
        partner: loan.partner.name,
        amount: latePart(slice, { ...behind, amount: loan.amount }),
      },
    };
  });
}

export type LenderLoan = ReturnType<typeof lenderLoans>[number];

type States = ReturnType<typeof instalmentStates>;

/** What the partner last said of the reason, since it is late. */
const reasonOf = ({ said }: LentSlice['loan'], { since }: Lateness) =>
  said && isoDay(said.at) >= since ? said.text : null;

/** The first instalment that is not here yet, this slice's part of it, and whether the partner has it already. */
function nextOf(
  loan: Pick<LentSlice['loan'], 'amount' | 'instalments'>,
  slice: { readonly principal: bigint },
  states: States,
): { day: Day; amount: bigint; isOnItsWay: boolean } | null {
  let due = 0n;
  for (const [index, { dueOn, principal }] of loan.instalments.entries()) {
    const before = (due * slice.principal) / loan.amount;
    due += principal;
    const state = states[index];
    if (state !== 'to_come' && state !== 'part_paid' && state !== 'collected') continue;
    const amount = (due * slice.principal) / loan.amount - before;
    return { day: isoDay(dueOn), amount, isOnItsWay: state === 'collected' };
  }
  return null;
}
