import { balanceTransactionFacts, type BalanceTransactionFacts } from './checkout.ts';
import { patiently, stripe } from './stripe.ts';

/** Every line of Stripe's own account of our money since an instant, in pages of a hundred, newest first. */
export async function balanceTransactionsSince(since: Date): Promise<BalanceTransactionFacts[]> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const lines: BalanceTransactionFacts[] = [];
  const pages = stripe().balanceTransactions.list({ created, limit: 100 });
  for await (const row of pages) lines.push(balanceTransactionFacts(row));
  return lines;
}

export interface ChargeFacts {
  readonly id: string;
  /** The order that our checkout wrote on it; null where it is no payment of ours. */
  readonly orderId: number | null;
  readonly description: string | null;
  /** A bank has promised the money; it may not come. */
  readonly isPending: boolean;
}

export async function chargeFacts(chargeId: string): Promise<ChargeFacts> {
  const charge = await patiently(() => stripe().charges.retrieve(chargeId));
  return {
    id: charge.id,
    orderId: orderOf(charge.metadata),
    description: charge.description,
    isPending: charge.status === 'pending',
  };
}

export interface RefundFacts {
  readonly id: string;
  readonly chargeId: string | null;
  readonly amount: bigint;
  /** Our part's word, where one of ours asked for it. */
  readonly mark: string | null;
}

export async function refundFacts(refundId: string): Promise<RefundFacts> {
  const refund = await patiently(() => stripe().refunds.retrieve(refundId));
  const { charge } = refund;
  return {
    id: refund.id,
    chargeId: typeof charge === 'string' ? charge : (charge?.id ?? null),
    amount: BigInt(refund.amount),
    mark: refund.metadata?.['part'] ?? null,
  };
}

export interface DeclinedCharge {
  readonly orderId: number;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  /** By which Stripe knows the same card again. */
  readonly fingerprint: string | null;
  /** Why, in Stripe's code. */
  readonly reason: string | null;
}

/** A charge that its card's bank or Stripe declined; null where it is none, or no payment of ours. */
export async function declinedCharge(chargeId: string): Promise<DeclinedCharge | null> {
  const charge = await patiently(() => stripe().charges.retrieve(chargeId));
  const orderId = orderOf(charge.metadata);
  const isCard = charge.payment_method_details?.type === 'card';
  if (charge.status !== 'failed' || !isCard || orderId === null) return null;
  return {
    orderId,
    amount: BigInt(charge.amount),
    currency: charge.currency.toUpperCase(),
    fingerprint: charge.payment_method_details?.card?.fingerprint ?? null,
    reason: charge.outcome?.reason ?? charge.failure_code,
  };
}

const largestId = 2_147_483_647;

/** The order that our checkout wrote on a charge; another shop may write anything there. */
function orderOf(metadata: Record<string, string>): number | null {
  const order = Number(metadata['order'] ?? 0);
  return Number.isInteger(order) && order > 0 && order <= largestId ? order : null;
}
