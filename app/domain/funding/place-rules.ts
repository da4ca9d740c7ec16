import type { LoanStatus } from '#app/platform/generated/enums.ts';
import { type FundraiserFacts, amountLeft } from '#app/domain/baskets/reservation-rules.ts';

export interface PlacedLine {
  readonly position: number;
  readonly loanId: number;
  /** Minor units. */
  readonly amount: bigint;
}

/** A line of an order with its loan. */
export type LineFacts = PlacedLine & {
  readonly loan: FundraiserFacts & { readonly status: LoanStatus };
};

/**
 * Which lines become slices, in basket order, as far as each loan still has room: a late payment for a
 * full loan places nothing there.
 */
export function linesPlaced(lines: readonly LineFacts[], money: bigint): LineFacts[] {
  let left = money;
  return lines.filter(({ amount, loan }) => {
    // A payment made in time may be settled late: what decides is whether it still fits.
    const most = left < amountLeft(loan) ? left : amountLeft(loan);
    if (loan.status !== 'fundraising' || amount > most) return false;
    left -= amount;
    return true;
  });
}
