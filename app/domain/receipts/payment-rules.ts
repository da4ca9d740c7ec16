/**
 * What may pay a partner's settlements. Money from outside is a fact and is never refused for its
 * size: any excess is the partner's. Money already here pays at most what is due, and at most what
 * is available. The receipts of one payment are told apart by `#2`, `#3`, so no reference may end
 * like that.
 */
export type PaymentSource = 'bank' | 'suspense' | 'overpaid' | 'operator';

export type PaymentRefusal =
  | 'amount_is_not_above_zero'
  | 'reference_is_booked'
  | 'reference_ends_like_one_of_ours'
  | 'amount_is_above_what_is_due'
  | 'account_has_not_so_much';

export interface PaymentFacts {
  readonly source: PaymentSource;
  readonly amount: bigint;
  readonly reference: string;
  readonly isBooked: boolean;
  /** Open over all issued settlements of the partner, with advances and recalled wires. */
  readonly due: bigint;
  /** The balance of the paying account; ignored for the bank. */
  readonly available: bigint;
}

export function paymentRefusal(facts: PaymentFacts): PaymentRefusal | null {
  if (facts.amount <= 0n) return 'amount_is_not_above_zero';
  if (/#\d+$/.test(facts.reference)) return 'reference_ends_like_one_of_ours';
  if (facts.isBooked) return 'reference_is_booked';
  if (facts.source === 'bank') return null;
  if (facts.amount > facts.due) return 'amount_is_above_what_is_due';
  if (facts.amount > facts.available) return 'account_has_not_so_much';
  return null;
}

/** What came from a bank or from Stripe, also by way of `fx`: what is ours already cannot be recalled. */
export function isFromOutside(source: string): boolean {
  return ['bank', 'stripe', 'fx'].includes(source);
}
