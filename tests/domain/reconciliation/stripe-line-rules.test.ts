import { describe, expect, it } from 'vitest';
import { bookingOf, flowOf, suggestionOf } from '#app/domain/reconciliation/stripe-line-rules.ts';

describe('a line of Stripe’s account', () => {
  it.each([
    ['charge', 'ch_1', 'charge'],
    ['payment', 'py_1', 'charge'],
    ['xcharge', 'ch_1', 'own'],
    ['charges', 'ch_1', 'own'],
    ['refund', 're_1', 'refund'],
    ['payment_refund', 'pyr_1', 'refund'],
    ['refund_failure', 're_1', 'refund'],
    ['refunds', 're_1', 'own'],
    ['a_refund', 're_1', 'own'],
    ['payment_failure_refund', 'pyr_1', 'refund'],
    ['payment_failure_refund', 'py_1', 'charge_failure'],
    ['payment_reversal', 'ch_1', 'charge_failure'],
    ['payment_reversal', 'x_ch_1', 'refund'],
    ['payment_reversal', null, 'refund'],
    ['payment_reversals', 'ch_1', 'own'],
    ['no_payment_reversal', 'ch_1', 'own'],
    ['refund', 'ch_1', 'refund'],
    ['transfer', 'tr_1', 'transfer'],
    ['transfer_failure', 'tr_1', 'transfer'],
    ['a_transfer', 'tr_1', 'own'],
    ['payout', 'po_1', 'payout'],
    ['payout_cancel', 'po_1', 'payout'],
    ['payout_failure', 'po_1', 'payout'],
    ['payout_minimum', 'po_1', 'own'],
    ['a_payout', 'po_1', 'own'],
    ['adjustment', 'dp_1', 'dispute'],
    ['adjustment', 'du_1', 'dispute'],
    ['adjustment', 'dsp_1', 'dispute'],
    ['adjustment', 'x_dp_1', 'own'],
    ['adjustment', null, 'own'],
    ['charge', 'dp_1', 'charge'],
  ])('%s of %s is %s', (type, sourceId, flow) => {
    expect(flowOf({ type, sourceId })).toBe(flow);
  });

  it.each([
    ['stripe_fee', 'stripe_fees', false],
    ['stripe_fx_fee', 'stripe_fees', false],
    ['tax_fee', 'stripe_fees', false],
    ['application_fee', 'stripe_fees', false],
    ['application_fee_refund', 'suspense', true],
    ['a_tax_fee', 'suspense', true],
    ['topup', 'bank', true],
    ['topup_reversal', 'bank', true],
    ['topups', 'suspense', true],
    ['a_topup', 'suspense', true],
    ['adjustment', 'suspense', true],
  ])('%s of its own is booked against %s, open: %s', (type, against, isOpen) => {
    expect(bookingOf(type)).toEqual({ against, isOpen });
  });

  it.each([
    ['charge', 1n, 'bank', 'seen'],
    ['charge', 1n, null, 'seen'],
    ['charge', 1n, 'suspense', 'other_shop'],
    ['payment_refund', 1n, 'suspense', 'other_shop'],
    ['transfer_failure', 1n, 'suspense', 'other_shop'],
    ['application_charge', 1n, 'suspense', 'gain'],
    ['reserve_transaction', -1n, 'suspense', 'comes_back'],
    ['payment_network_reserve_hold', -1n, 'suspense', 'other_shop'],
    ['risk_hold', -1n, 'suspense', 'comes_back'],
    ['issuing_release', 1n, 'suspense', 'comes_back'],
    ['adjustment', -1n, 'suspense', 'cost'],
    ['adjustment', 0n, 'suspense', 'gain'],
    ['adjustment', 1n, 'suspense', 'gain'],
  ])('%s of %s in %s is most likely %s', (type, amount, bookedAgainst, suggestion) => {
    expect(suggestionOf({ type, amount, bookedAgainst })).toBe(suggestion);
  });
});
