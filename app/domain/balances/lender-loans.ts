import { instalmentStates } from '#app/domain/borrowers/lateness-rules.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { lateLoans, latePart } from '#app/domain/lateness/late-loans.ts';
import { backOf, lostOf, outstandingOf } from '#app/domain/slices/slice-rules.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Day, isoDay } from '#app/money/days.ts';
import { pick } from '#app/platform/pick.ts';
import { lentSlices } from './lent-slices.ts';

/** A lender's slice with the loan behind it, as the portfolio shows it. */
export async function lenderLoans(
  lenderId: number,
  currency: Currency,
  now: Date,
  /** In which to say what each loan is for, and why it is late. */
  language = 'en',
) {
  const rows = await lentSlices(lenderId, currency, language);
  const late = new Map(
    (await lateLoans({ lenderId, now, language })).map((row) => [row.loanId, row] as const),
  );
  return rows.map(({ loan, ...slice }) => {
    const standing = { status: loan.status, isLate: false };
    const seen = seenBorrower(loan.borrower, standing, 'lender_of_the_loan');
    const states = instalmentStates(loan, now).filter((state) => state !== null);
    const behind = late.get(loan.id);
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
      next: loan.status === 'in_repayment' ? nextOf(loan, slice, now) : null,
      endsAt: loan.status === 'fundraising' ? loan.fundraiserEndsAt : null,
      amount: loan.amount,
      raised: loan.raised,
      late: behind && {
        ...pick(behind, 'days', 'instalments', 'reason'),
        partner: loan.partner.name,
        amount: latePart(slice, { ...behind, amount: loan.amount }),
      },
    };
  });
}

export type LenderLoan = Awaited<ReturnType<typeof lenderLoans>>[number];

/** The first instalment that is not here yet, this slice's part of it, and whether the partner has it already. */
function nextOf(
  loan: Parameters<typeof instalmentStates>[0] & {
    readonly amount: bigint;
    readonly instalments: readonly { dueOn: Date; principal: bigint }[];
  },
  slice: { readonly principal: bigint },
  now: Date,
): { day: Day; amount: bigint; isOnItsWay: boolean } | null {
  const states = instalmentStates(loan, now);
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
