/**
 * An account can be closed when nothing of it is left to do: no money in it or
 * on its way, nothing lent out, and no role that others rely on.
 */
export type ClosingRefusal =
  'balance_is_not_empty' | 'money_is_under_way' | 'loans_are_outstanding' | 'person_has_a_role';

export function closingRefusal(facts: {
  balance: bigint;
  outstanding: bigint;
  hasMoneyUnderWay: boolean;
  isStaff: boolean;
}): ClosingRefusal | null {
  if (facts.balance !== 0n) return 'balance_is_not_empty';
  if (facts.hasMoneyUnderWay) return 'money_is_under_way';
  if (facts.outstanding !== 0n) return 'loans_are_outstanding';
  if (facts.isStaff) return 'person_has_a_role';
  return null;
}
