/** By what a lender's money is looked at. */
export const wheres = ['country', 'sector', 'partner'] as const;
export type Where = (typeof wheres)[number];

export interface MoneyPlace {
  readonly key: string;
  /** Minor units that are still out. */
  readonly amount: bigint;
  /** Of all that is out, in hundredths of a percent, cut. */
  readonly share: number;
}

/** What is still out, by country, by what it is for, or by partner; the most first. */
export function whereMoneyIs(
  loans: readonly (Readonly<Record<Where, string>> & { readonly outstanding: bigint })[],
  by: Where,
): MoneyPlace[] {
  const sums = new Map<string, bigint>();
  for (const loan of loans) {
    if (loan.outstanding > 0n) sums.set(loan[by], (sums.get(loan[by]) ?? 0n) + loan.outstanding);
  }
  const whole = [...sums.values()].reduce((sum, amount) => sum + amount, 0n);
  return [...sums]
    .map(([key, amount]) => ({ key, amount, share: Number((amount * 10_000n) / whole) }))
    .toSorted(
      (one, other) => Number(other.amount - one.amount) || one.key.localeCompare(other.key),
    );
}
