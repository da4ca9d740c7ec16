import type Stripe from 'stripe';
import { type BalanceTransactionFacts, transactionOf } from './checkout.ts';
import { patiently, stripe } from './stripe.ts';

const ofRefund = ['balance_transaction', 'failure_balance_transaction'];
const ofTransfer = ['balance_transaction', 'reversals.data.balance_transaction'];

export interface MoneyOut {
  readonly id: string;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly failure: string | null;
  /** What Stripe waits for before it sends it on, in its own word. */
  readonly waitsFor?: string | null;
  readonly balanceTransaction: BalanceTransactionFacts | null;
  /** What brought it back, where it came back. */
  readonly mirrors?: readonly BalanceTransactionFacts[];
}

/**
 * Sends money back to the card it came from. The key is written down before
 * the call, so that an answer that got lost is found again.
 */
export async function refundCharge(request: {
  chargeId: string;
  amount: bigint;
  /** By which it is found again, whatever key it was asked under. */
  mark: string;
  idempotencyKey: string;
}): Promise<MoneyOut> {
  const refund = await patiently(() =>
    stripe().refunds.create(
      {
        charge: request.chargeId,
        amount: Number(request.amount),
        metadata: { part: request.mark },
        expand: ofRefund,
      },
      { idempotencyKey: request.idempotencyKey },
    ),
  );
  return outcomeOf(refund);
}

export async function refundOutcome(refundId: string): Promise<MoneyOut> {
  const expand = ofRefund;
  return outcomeOf(await patiently(() => stripe().refunds.retrieve(refundId, { expand })));
}

/** Finds a refund among its charge's when its key is too old for Stripe to know. */
export async function findRefund(chargeId: string, mark: string): Promise<MoneyOut | null> {
  for await (const refund of stripe().refunds.list({ charge: chargeId, limit: 100 })) {
    if (refund.metadata?.['part'] === mark) return refundOutcome(refund.id);
  }
  return null;
}

/** Moves money to a partner's connected account. */
export async function transferToPartner(request: {
  stripeAccountId: string;
  amount: bigint;
  currency: string;
  mark: string;
  idempotencyKey: string;
}): Promise<MoneyOut> {
  const transfer = await patiently(() =>
    stripe().transfers.create(
      {
        destination: request.stripeAccountId,
        amount: Number(request.amount),
        currency: request.currency.toLowerCase(),
        transfer_group: request.mark,
        expand: ['balance_transaction'],
      },
      { idempotencyKey: request.idempotencyKey },
    ),
  );
  return transferOutcome(transfer);
}

/** Where a transfer is, and the mark of the part that asked for it. */
export async function transferNow(
  transferId: string,
): Promise<{ mark: string | null; outcome: MoneyOut }> {
  const expand = ofTransfer;
  const transfer = await patiently(() => stripe().transfers.retrieve(transferId, { expand }));
  return { mark: transfer.transfer_group, outcome: transferOutcome(transfer) };
}

export async function findTransfer(mark: string): Promise<MoneyOut | null> {
  const { data } = await stripe().transfers.list({
    transfer_group: mark,
    limit: 1,
    expand: ofTransfer.map((path) => `data.${path}`),
  });
  return data[0] ? transferOutcome(data[0]) : null;
}

const known = (rows: (BalanceTransactionFacts | null)[]) => rows.filter((row) => row !== null);

function outcomeOf(refund: Stripe.Refund): MoneyOut {
  const state = refund.status === 'succeeded' ? 'succeeded' : 'pending';
  const isLost = refund.status === 'failed' || refund.status === 'canceled';
  return {
    id: refund.id,
    state: isLost ? 'failed' : state,
    failure: refund.failure_reason ?? null,
    waitsFor: refund.pending_reason ?? null,
    balanceTransaction: transactionOf(refund.balance_transaction),
    mirrors: known([transactionOf(refund.failure_balance_transaction)]),
  };
}

function transferOutcome(transfer: Stripe.Transfer): MoneyOut {
  return {
    id: transfer.id,
    state: transfer.reversed ? 'failed' : 'succeeded',
    failure: transfer.reversed ? 'reversed' : null,
    balanceTransaction: transactionOf(transfer.balance_transaction),
    mirrors: known(transfer.reversals.data.map((row) => transactionOf(row.balance_transaction))),
  };
}
