import { upTo } from '#app/money/shares.ts';

/**
 * What an order comes to. The balance pays first, as far as the lender allows
 * and has it; the card pays the rest. Where Stripe takes no card payment as small
 * as the rest, the card pays what it must, and the balance less.
 */
export interface OrderSums {
  readonly lent: bigint;
  readonly tip: bigint;
  readonly fromBalance: bigint;
  readonly byCard: bigint;
}

export function orderSums(request: {
  slices: readonly bigint[];
  tip: bigint;
  balance: bigint;
  usesBalance: boolean;
  /** The smallest card payment, and what it is a multiple of. */
  smallest: { card: bigint; step: bigint };
}): OrderSums {
  const lent = request.slices.reduce((sum, amount) => sum + amount, 0n);
  const whole = lent + request.tip;
  const available = request.usesBalance && request.balance > 0n ? request.balance : 0n;
  const most = available < whole ? available : whole;
  const rest = whole - most;
  const { card, step } = request.smallest;
  const byCard = upTo(rest > 0n && rest < card ? card : rest, step);
  const lift = byCard - rest;
  const fromBalance = most - lift > 0n ? most - lift : 0n;
  return { lent, tip: request.tip, fromBalance, byCard: whole - fromBalance };
}

/** So many times what is lent: a tip above that is more likely a slip of the finger than meant. */
const mostTips = 10n;

/** Why a tip is not taken as it is; `isMeant` once somebody has said so of a very large one. */
export function tipRefusal(
  tip: bigint,
  facts: { lent: bigint; smallestTip: bigint; isMeant: boolean },
): 'tip_is_below_zero' | 'tip_is_too_small' | 'tip_is_very_large' | null {
  const { lent, smallestTip, isMeant } = facts;
  if (tip < 0n) return 'tip_is_below_zero';
  if (tip > 0n && tip < smallestTip) return 'tip_is_too_small';
  return tip > lent * mostTips && !isMeant ? 'tip_is_very_large' : null;
}
