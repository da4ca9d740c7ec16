/**
 * What an order comes to. The balance pays first, as far as the lender allows
 * and has it; the card pays the rest. Stripe takes no card payment below half a
 * unit, so a rest that small is taken from the balance's part instead.
 */
export interface OrderSums {
  readonly lent: bigint;
  readonly tip: bigint;
  readonly fromBalance: bigint;
  readonly byCard: bigint;
}

const smallestCardAmount = 50n;

export function orderSums(request: {
  slices: readonly bigint[];
  tip: bigint;
  balance: bigint;
  usesBalance: boolean;
}): OrderSums {
  const lent = request.slices.reduce((sum, amount) => sum + amount, 0n);
  const whole = lent + request.tip;
  const available = request.usesBalance && request.balance > 0n ? request.balance : 0n;
  const most = available < whole ? available : whole;
  const rest = whole - most;
  const lift = rest > 0n && rest < smallestCardAmount ? smallestCardAmount - rest : 0n;
  const fromBalance = most - lift > 0n ? most - lift : 0n;
  return { lent, tip: request.tip, fromBalance, byCard: whole - fromBalance };
}
