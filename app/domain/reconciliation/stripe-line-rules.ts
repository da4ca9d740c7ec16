/**
 * What a line of Stripe's account is, by its type. What Stripe does of itself is booked against the
 * account that says so; what nobody can name yet stands in suspense until two people name it.
 */
export type LineFlow =
  'charge' | 'charge_failure' | 'refund' | 'transfer' | 'dispute' | 'payout' | 'own';

const flows: readonly [RegExp, LineFlow][] = [
  [/^(charge|payment)$/, 'charge'],
  [/^(refund|payment_refund|refund_failure|payment_failure_refund|payment_reversal)$/, 'refund'],
  [/^transfer/, 'transfer'],
  [/^payout(_cancel|_failure)?$/, 'payout'],
];

export function flowOf(line: { type: string; sourceId: string | null }): LineFlow {
  if (line.type === 'adjustment' && isDispute(line.sourceId)) return 'dispute';
  // A bank that breaks its promise: the line is of the charge itself, not of a refund.
  if (isReversal(line.type) && /^(ch|py)_/.test(line.sourceId ?? '')) return 'charge_failure';
  return flows.find(([pattern]) => pattern.test(line.type))?.[1] ?? 'own';
}

const isReversal = (type: string) => /^payment_(failure_refund|reversal)$/.test(type);
const isDispute = (sourceId: string | null) => /^(dp|du|dsp)_/.test(sourceId ?? '');

/** Where a line goes that no flow of ours knows, and whether a treasurer has to look at it. */
export function bookingOf(type: string): {
  against: 'stripe_fees' | 'bank' | 'suspense';
  isOpen: boolean;
} {
  if (/^(stripe_fee|stripe_fx_fee|tax_fee|application_fee)$/.test(type))
    return { against: 'stripe_fees', isOpen: false };
  if (/^topup(_reversal)?$/.test(type)) return { against: 'bank', isOpen: true };
  return { against: 'suspense', isOpen: true };
}

export type Suggestion = 'other_shop' | 'comes_back' | 'cost' | 'gain' | 'seen';

/** What an open line most likely is. */
export function suggestionOf(line: {
  type: string;
  amount: bigint;
  bookedAgainst: string | null;
}): Suggestion {
  if (line.bookedAgainst !== 'suspense') return 'seen';
  if (/^(charge|payment|refund|payment_refund|transfer)/.test(line.type)) return 'other_shop';
  if (/reserve|hold|release/.test(line.type)) return 'comes_back';
  return line.amount < 0n ? 'cost' : 'gain';
}
