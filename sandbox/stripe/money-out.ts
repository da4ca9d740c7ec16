import type Stripe from 'stripe';
import type { Stamp } from './objects.ts';

export function newRefund(
  stamp: Stamp,
  facts: {
    amount: number;
    currency: string;
    charge: string;
    intent: string;
    metadata: Record<string, string>;
  },
): Stripe.Refund {
  return {
    id: stamp.id,
    object: 'refund',
    amount: facts.amount,
    balance_transaction: null,
    charge: facts.charge,
    created: stamp.created,
    currency: facts.currency,
    customer: null,
    customer_account: null,
    metadata: facts.metadata,
    payment_intent: facts.intent,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    pending_reason: 'insufficient_funds',
    status: 'pending',
    transfer_reversal: null,
  };
}

export function newTransfer(
  stamp: Stamp,
  facts: {
    amount: number;
    currency: string;
    destination: string;
    transaction: string;
    group: string | null;
  },
): Stripe.Transfer {
  return {
    id: stamp.id,
    object: 'transfer',
    amount: facts.amount,
    amount_reversed: 0,
    balance_transaction: facts.transaction,
    created: stamp.created,
    currency: facts.currency,
    description: null,
    destination: facts.destination,
    livemode: false,
    metadata: {},
    reversals: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/transfers/${stamp.id}/reversals`,
    },
    reversed: false,
    source_transaction: null,
    transfer_group: facts.group,
  };
}

export function newReversal(
  stamp: Stamp,
  facts: { amount: number; currency: string; source: string; transaction: string },
): Stripe.TransferReversal {
  return {
    id: stamp.id,
    object: 'transfer_reversal',
    amount: facts.amount,
    balance_transaction: facts.transaction,
    created: stamp.created,
    currency: facts.currency,
    destination_payment_refund: null,
    metadata: {},
    source_refund: null,
    transfer: facts.source,
  };
}

export function newPayout(
  stamp: Stamp,
  facts: { amount: number; currency: string; transaction: string },
): Stripe.Payout {
  return {
    id: stamp.id,
    object: 'payout',
    amount: facts.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: stamp.created,
    automatic: true,
    balance_transaction: facts.transaction,
    created: stamp.created,
    currency: facts.currency,
    description: null,
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'completed',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'paid',
    trace_id: null,
    type: 'bank_account',
  };
}

export function newTopup(
  stamp: Stamp,
  facts: { amount: number; currency: string; transaction: string },
): Stripe.Topup {
  return {
    id: stamp.id,
    object: 'topup',
    amount: facts.amount,
    balance_transaction: facts.transaction,
    created: stamp.created,
    currency: facts.currency,
    description: null,
    expected_availability_date: stamp.created,
    failure_code: null,
    failure_message: null,
    initiated_by: 'user',
    livemode: false,
    metadata: {},
    source: null,
    statement_descriptor: null,
    status: 'succeeded',
    transfer_group: null,
  };
}
