/**
 * What may be set aside of a loan. A slice is a multiple of the share size;
 * the last one may be smaller, when it takes all that is left. What others have
 * set aside is theirs until their time is over.
 */
export interface FundraiserFacts {
  readonly status: string;
  readonly fundraiserEndsAt: Date | null;
  readonly amount: bigint;
  readonly raised: bigint;
  /** What other baskets and open checkouts hold now. */
  readonly reservedByOthers: bigint;
  readonly shareSize: bigint;
}

export type ReservationRefusal =
  | 'loan_is_already_funded'
  | 'fundraiser_has_ended'
  | 'everything_left_is_reserved'
  | 'not_so_much_is_left'
  | 'amount_is_not_whole_shares';

export function amountLeft(loan: FundraiserFacts): bigint {
  const left = loan.amount - loan.raised - loan.reservedByOthers;
  return left > 0n ? left : 0n;
}

/** Amounts that may be set aside, smallest first, at most this many, including what is held. */
export function amountsToChoose(loan: FundraiserFacts, held: bigint, atMost: number): bigint[] {
  const left = amountLeft(loan);
  const amounts = new Set([held]);
  for (let amount = loan.shareSize; amount <= left && amounts.size < atMost;) {
    amounts.add(amount);
    amount += loan.shareSize;
  }
  if (left > 0n && amounts.size < atMost) amounts.add(left);
  return [...amounts].sort((a, b) => (a < b ? -1 : 1));
}

/** Why this amount may not be set aside now; null when it may. */
export function reservationRefusal(
  loan: FundraiserFacts,
  wanted: bigint,
  now: Date,
): ReservationRefusal | null {
  const left = amountLeft(loan);
  if (loan.status === 'funded' || loan.raised >= loan.amount) return 'loan_is_already_funded';
  if (loan.status !== 'fundraising') return 'fundraiser_has_ended';
  if (!loan.fundraiserEndsAt || loan.fundraiserEndsAt <= now) return 'fundraiser_has_ended';
  if (left === 0n) return 'everything_left_is_reserved';
  if (wanted <= 0n) return 'amount_is_not_whole_shares';
  if (wanted > left) return 'not_so_much_is_left';
  if (wanted % loan.shareSize !== 0n && wanted !== left) return 'amount_is_not_whole_shares';
  return null;
}
