import { type Day, dayIn, daysBetween, isoDay } from '#app/money/days.ts';

interface Lent {
  readonly status: string;
  readonly amount: bigint;
  /** What lenders funded: less than the amount on a flexible loan that was not filled. */
  readonly raised: bigint;
  readonly partner: { readonly zone: string };
  readonly instalments: readonly { dueOn: Date; principal: bigint; localPrincipal: bigint }[];
  readonly slices: readonly { settled: bigint }[];
  /** What the partner says the borrower paid, in reports that are final or still being written. */
  readonly repaymentLines: readonly { localAmount: bigint }[];
}

/** `collected`: the borrower has paid, and the money is on its way to lenders. */
export type InstalmentState = 'paid' | 'part_paid' | 'collected' | 'late' | 'to_come';

/** How late a loan is. Of the schedule's principal, in minor units: due before the first unpaid one, and up to the last. */
export interface Lateness {
  readonly since: Day;
  readonly days: number;
  readonly instalments: number;
  readonly before: bigint;
  readonly until: bigint;
}

/** By the states of its instalments; null when it is not late. */
export function latenessOf(
  loan: Lent,
  states: readonly (InstalmentState | null)[],
  now: Date,
): Lateness | null {
  const [first, last] = [states.indexOf('late'), states.lastIndexOf('late')];
  const since = loan.instalments[first]?.dueOn;
  if (loan.status !== 'in_repayment' || !since) return null;
  const dueUpTo = (count: number) =>
    loan.instalments.slice(0, count).reduce((sum, row) => sum + row.principal, 0n);
  return {
    since: isoDay(since),
    days: daysBetween(isoDay(since), dayIn(loan.partner.zone, now)),
    instalments: states.filter((state) => state === 'late').length,
    before: dueUpTo(first),
    until: dueUpTo(last + 1),
  };
}

/**
 * Late: the borrower has paid less than was due before this day in the partner's zone. What the partner
 * has collected and not settled yet is no borrower's lateness. Derived, never stored.
 */
export function isLateOn(loan: Lent, now: Date): boolean {
  return loan.status === 'in_repayment' && instalmentStates(loan, now).includes('late');
}

/** Whether the borrower has had the money: the schedule counts. */
export const isPaidOut = (status: string): boolean =>
  ['in_repayment', 'repaid', 'defaulted'].includes(status);

/**
 * The state of each instalment, in order: what is settled pays the first ones first, and so does what
 * was collected. Null for a loan that is not paid out, and for interest alone, which is the partner's.
 */
export function instalmentStates(loan: Lent, now: Date): (InstalmentState | null)[] {
  const hasSchedule = isPaidOut(loan.status);
  const today = dayIn(loan.partner.zone, now);
  const settled = loan.slices.reduce((sum, slice) => sum + slice.settled, 0n);
  const collected = loan.repaymentLines.reduce((sum, line) => sum + line.localAmount, 0n);
  const dueOf = (principal: bigint) => (principal * loan.raised) / loan.amount;
  let before = 0n;
  let dueLocally = 0n;
  return loan.instalments.map(({ dueOn, principal, localPrincipal }) => {
    const [from, to] = [dueOf(before), dueOf(before + principal)];
    before += principal;
    dueLocally += localPrincipal;
    if (!hasSchedule || to === from) return null;
    if (settled >= to) return 'paid';
    if (collected >= dueLocally) return 'collected';
    if (dueOn.toISOString().slice(0, 10) < today) return 'late';
    return settled > from ? 'part_paid' : 'to_come';
  });
}
