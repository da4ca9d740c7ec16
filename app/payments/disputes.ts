import { type BalanceTransactionFacts, balanceTransactionFacts } from './checkout.ts';
import { stripe } from './stripe.ts';

export interface DisputeFacts {
  readonly id: string;
  readonly chargeId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly state: 'inquiry' | 'open' | 'won' | 'lost';
  /** What was taken for it, and given back: none while the bank only asks. */
  readonly transactions: readonly BalanceTransactionFacts[];
}

const states: Record<string, DisputeFacts['state']> = {
  needs_response: 'open',
  under_review: 'open',
  won: 'won',
  lost: 'lost',
};

export async function disputeFacts(disputeId: string): Promise<DisputeFacts> {
  const dispute = await stripe().disputes.retrieve(disputeId);
  return {
    id: dispute.id,
    chargeId: typeof dispute.charge === 'string' ? dispute.charge : dispute.charge.id,
    amount: BigInt(dispute.amount),
    currency: dispute.currency.toUpperCase(),
    state: states[dispute.status] ?? 'inquiry',
    transactions: dispute.balance_transactions.map(balanceTransactionFacts),
  };
}

export interface StripePayoutFacts {
  readonly id: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly state: 'pending' | 'paid' | 'failed';
}

/** Stripe's own paying out to our bank. */
export async function stripePayoutFacts(payoutId: string): Promise<StripePayoutFacts> {
  const payout = await stripe().payouts.retrieve(payoutId);
  const isLost = payout.status === 'failed' || payout.status === 'canceled';
  return {
    id: payout.id,
    amount: BigInt(payout.amount),
    currency: payout.currency.toUpperCase(),
    state: isLost ? 'failed' : payout.status === 'paid' ? 'paid' : 'pending',
  };
}
