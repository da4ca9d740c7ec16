import { dayIn } from '#app/money/days.ts';

interface Lent {
  readonly status: string;
  readonly amount: bigint;
  /** What lenders funded: of a flexible loan that was not filled, less than the amount. */
  readonly raised: bigint;
  readonly partner: { readonly zone: string };
  readonly instalments: readonly { dueOn: Date; principal: bigint }[];
  readonly slices: readonly { settled: bigint }[];
}

/** Late: less is settled than was due before this day in the partner's zone. Derived, never stored. */
export function isLateOn(loan: Lent, now: Date): boolean {
  if (loan.status !== 'in_repayment') return false;
  const today = dayIn(loan.partner.zone, now);
  const due = loan.instalments
    .filter((row) => row.dueOn.toISOString().slice(0, 10) < today)
    .reduce((sum, row) => sum + row.principal, 0n);
  const settled = loan.slices.reduce((sum, slice) => sum + slice.settled, 0n);
  return (due * loan.raised) / loan.amount > settled;
}
