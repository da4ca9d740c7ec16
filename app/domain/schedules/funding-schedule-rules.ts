import { divideHalfUp } from '#app/money/money.ts';
import { total } from '#app/money/share-out.ts';

/**
 * The funding schedule: what lenders may expect from each instalment. Each part
 * is the instalment's share of the local principal, taken of what lenders fund.
 * The parts sum to the amount, by one of two rounding rules:
 *
 * - `cumulative_half_up`: the running total is rounded, each part is the
 *   difference of two running totals. No part is off by more than a cent.
 * - `floor_then_earliest`: each part is rounded down and the cents left over go
 *   one each to the earliest instalments.
 */
export type RoundingRuleName = 'cumulative_half_up' | 'floor_then_earliest';

/**
 * @param localPrincipals minor units of the local currency, by instalment.
 * @param amount minor units of the funding currency.
 */
export function fundingSchedule(
  localPrincipals: readonly bigint[],
  amount: bigint,
  rule: RoundingRuleName,
): bigint[] {
  const whole = total(localPrincipals);
  if (whole <= 0n) throw new RangeError('a schedule without principal cannot be funded');
  if (rule === 'cumulative_half_up') {
    let local = 0n;
    let funded = 0n;
    return localPrincipals.map((principal) => {
      local += principal;
      const reached = divideHalfUp(local * amount, whole);
      const part = reached - funded;
      funded = reached;
      return part;
    });
  }
  const parts = localPrincipals.map((principal) => (principal * amount) / whole);
  const spare = Number(amount - total(parts));
  const eligible = localPrincipals.flatMap((principal, index) => (principal > 0n ? [index] : []));
  for (const index of eligible.slice(0, spare)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}
