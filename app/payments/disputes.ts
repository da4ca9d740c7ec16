import { total } from '#app/money/share-out.ts';
import {
  type BalanceTransactionFacts,
  balanceTransactionFacts,
  transactionOf,
} from './checkout.ts';
import { patiently, stripe } from './stripe.ts';

export interface DisputeFacts {
  readonly id: string;
  readonly chargeId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly state: 'inquiry' | 'open' | 'appeal' | 'won' | 'lost';
  /** What was taken for it, and given back: none while the bank only inquires. */
  readonly transactions: readonly BalanceTransactionFacts[];
}

/** What each of Stripe's statuses means for the money; two depend on what was taken. */
const states: Record<KnownStatus, DisputeFacts['state'] | 'as_the_money_says'> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'as_the_money_says',
  prevented: 'as_the_money_says',
  needs_response: 'open',
  under_review: 'open',
  appeal_needs_response: 'appeal',
  appeal_under_review: 'appeal',
  won: 'won',
  lost: 'lost',
};
type KnownStatus =
  | `${'warning_' | 'appeal_' | ''}${'needs_response' | 'under_review'}`
  | 'warning_closed'
  | 'prevented'
  | 'won'
  | 'lost';

/** @throws Error for an unknown status: the job fails, and an admin sees it. */
function stateOf(status: string, taken: bigint): DisputeFacts['state'] {
  if (!Object.hasOwn(states, status))
    throw new Error(`a dispute is "${status}": nobody knows that`);
  const state = states[status as KnownStatus];
  if (state !== 'as_the_money_says') return state;
  return taken < 0n ? 'lost' : 'won';
}

export async function disputeFacts(disputeId: string): Promise<DisputeFacts> {
  const dispute = await patiently(() => stripe().disputes.retrieve(disputeId));
  const transactions = dispute.balance_transactions.map(balanceTransactionFacts);
  return {
    id: dispute.id,
    chargeId: typeof dispute.charge === 'string' ? dispute.charge : dispute.charge.id,
    amount: BigInt(dispute.amount),
    currency: dispute.currency.toUpperCase(),
    state: stateOf(dispute.status, total(transactions.map((transaction) => transaction.amount))),
    transactions,
  };
}

/** The charge that a bank has warned of. */
export async function warnedCharge(warningId: string): Promise<string> {
  const { charge } = await patiently(() => stripe().radar.earlyFraudWarnings.retrieve(warningId));
  return typeof charge === 'string' ? charge : charge.id;
}

export interface StripePayoutFacts {
  readonly id: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly state: 'under_way' | 'failed';
  /** What it took from Stripe, and what brought it back. */
  readonly transactions: readonly BalanceTransactionFacts[];
}

/** A payout from Stripe to our bank. */
export async function stripePayoutFacts(payoutId: string): Promise<StripePayoutFacts> {
  const expand = ['balance_transaction', 'failure_balance_transaction'];
  const payout = await patiently(() => stripe().payouts.retrieve(payoutId, { expand }));
  const isLost = payout.status === 'failed' || payout.status === 'canceled';
  return {
    id: payout.id,
    amount: BigInt(payout.amount),
    currency: payout.currency.toUpperCase(),
    state: isLost ? 'failed' : 'under_way',
    transactions: [payout.balance_transaction, payout.failure_balance_transaction]
      .map(transactionOf)
      .filter((row) => row !== null),
  };
}
