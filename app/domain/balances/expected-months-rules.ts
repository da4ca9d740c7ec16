/**
 * What a lender may expect each month: for every slice in repayment, its part
 * of each instalment of the funding schedule, by running totals, so that the
 * months of a slice add up to the slice and no cent is expected twice.
 */
export interface ExpectedSlice {
  readonly principal: bigint;
  /** What lenders fund of the loan, and its funding schedule, oldest first. */
  readonly amount: bigint;
  readonly instalments: readonly { readonly month: string; readonly principal: bigint }[];
}

/** Minor units by month (`2026-03`). */
export function expectedByMonth(slices: readonly ExpectedSlice[]): Map<string, bigint> {
  const months = new Map<string, bigint>();
  for (const { principal, amount, instalments } of slices) {
    let due = 0n;
    let expected = 0n;
    for (const row of instalments) {
      due += row.principal;
      const byNow = (due * principal) / amount;
      months.set(row.month, (months.get(row.month) ?? 0n) + byNow - expected);
      expected = byNow;
    }
  }
  return months;
}
