/**
 * How a withdrawal leaves: first back to the cards that the money came from,
 * the newest payment first, each up to what it paid and has not got back yet;
 * then to the bank accounts that deposits came from, in the same way; the rest
 * goes to an account that the lender names.
 */
export interface RefundableCard {
  readonly cardPaymentId: number;
  readonly amount: bigint;
  readonly refunded: bigint;
  readonly paidAt: Date;
  /** Disputed, or it has returned a refund: trying again would fail again. */
  readonly isUnusable: boolean;
}

/** An account at a bank that deposits came from. */
export interface SourceAccount {
  readonly depositAccountId: number;
  /** Minor units that may still go back to it. */
  readonly free: bigint;
  readonly lastAt: Date;
  /** It has sent a payout back. */
  readonly isUnusable: boolean;
}

export interface WithdrawalPart {
  readonly rail: 'card_refund' | 'bank_wire';
  readonly amount: bigint;
  readonly cardPaymentId?: number;
  readonly depositAccountId?: number;
}

export type WithdrawalRefusal =
  | 'amount_is_not_above_zero'
  | 'amount_is_not_whole'
  | 'amount_is_above_the_balance'
  | 'dispute_is_open'
  | 'payment_is_looked_into'
  | 'bank_details_are_missing';

/** Whether some of it goes to an account that the lender has to name. */
export function needsBank(parts: readonly WithdrawalPart[]): boolean {
  return parts.some((part) => part.rail === 'bank_wire' && part.depositAccountId === undefined);
}

export function withdrawalRefusal(facts: {
  amount: bigint;
  balance: bigint;
  /** What Stripe moves are multiples of this many minor units. */
  step: bigint;
  hasOpenDispute: boolean;
  /** A bank has warned of a payment, and nobody has looked into it yet. */
  hasWarning: boolean;
}): WithdrawalRefusal | null {
  if (facts.amount <= 0n) return 'amount_is_not_above_zero';
  if (facts.amount % facts.step !== 0n) return 'amount_is_not_whole';
  if (facts.amount > facts.balance) return 'amount_is_above_the_balance';
  if (facts.hasOpenDispute) return 'dispute_is_open';
  if (facts.hasWarning) return 'payment_is_looked_into';
  return null;
}

export function planWithdrawal(
  amount: bigint,
  cards: readonly RefundableCard[],
  accounts: readonly SourceAccount[] = [],
): WithdrawalPart[] {
  const newestFirst = [...cards]
    .filter((card) => !card.isUnusable && card.amount > card.refunded)
    .sort((a, b) => b.paidAt.getTime() - a.paidAt.getTime() || b.cardPaymentId - a.cardPaymentId);
  const parts: WithdrawalPart[] = [];
  let left = amount;
  for (const card of newestFirst) {
    if (left === 0n) break;
    const free = card.amount - card.refunded;
    const part = free < left ? free : left;
    parts.push({ rail: 'card_refund', amount: part, cardPaymentId: card.cardPaymentId });
    left -= part;
  }
  const newestAccounts = accounts
    .filter((account) => !account.isUnusable && account.free > 0n)
    .toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime());
  for (const { free, depositAccountId } of newestAccounts) {
    if (left === 0n) break;
    const part = free < left ? free : left;
    parts.push({ rail: 'bank_wire', amount: part, depositAccountId });
    left -= part;
  }
  if (left > 0n) parts.push({ rail: 'bank_wire', amount: left });
  return parts;
}
