import { dayIn } from '#app/money/days.ts';

interface Lent {
  readonly status: string;
  readonly amount: bigint;
  /** What lenders funded: less than the amount on a flexible loan that was not filled. */
  readonly raised: bigint;
  readonly partner: { readonly zone: string };
  readonly instalments: readonly { dueOn: Date; principal: bigint }[];
  readonly slices: readonly { settled: bigint }[];
}

export type InstalmentState = 'paid' | 'part_paid' | 'late' | 'to_come';

/** Late: less is settled than was due before this day in the partner's zone. Derived, never stored. */
export function isLateOn(loan: Lent, now: Date): boolean {
  return loan.status === 'in_repayment' && instalmentStates(loan, now).includes('late');
}

/**
 * The state of each instalment, in order: what is settled pays the first ones first. Null for a
 * loan that is not paid out, and for interest alone, which is the partner's.
 */
export function instalmentStates(loan: Lent, now: Date): (InstalmentState | null)[] {
  const isPaidOut = ['in_repayment', 'repaid', 'defaulted'].includes(loan.status);
  const today = dayIn(loan.partner.zone, now);
  const settled = loan.slices.reduce((sum, slice) => sum + slice.settled, 0n);
  const dueOf = (principal: bigint) => (principal * loan.raised) / loan.amount;
  let before = 0n;
  return loan.instalments.map(({ dueOn, principal }) => {
    const [from, to] = [dueOf(before), dueOf(before + principal)];
    before += principal;
    if (!isPaidOut || to === from) return null;
    if (settled >= to) return 'paid';
    if (dueOn.toISOString().slice(0, 10) < today) return 'late';
    return settled > from ? 'part_paid' : 'to_come';
  });
}
