import type Stripe from 'stripe';
import type { Core } from './core.ts';
import { newDispute } from './objects.ts';
import { Refusal, find } from './refusal.ts';

const disputeFee = 1500;

/** A bank takes a payment back, all of it or a part; or it only asks, and takes nothing. */
export function dispute(
  core: Core,
  chargeId: string,
  more: { amount?: number; status?: Stripe.Dispute.Status } = {},
): Stripe.Dispute {
  const charge = find(core.state.charges, chargeId, 'charge');
  const { amount = charge.amount_captured, status = 'needs_response' } = more;
  const before = Object.values(core.state.disputes)
    .filter((one) => one.charge === chargeId)
    .reduce((sum, one) => sum + one.amount, 0);
  if (before + amount > charge.amount_captured)
    throw new Refusal('This charge is disputed already.');
  const stamp = core.stamp('dp');
  const isInquiry = status.startsWith('warning_');
  const made = newDispute(stamp, {
    amount,
    currency: charge.currency,
    charge: charge.id,
    intent: String(charge.payment_intent),
    status,
  });
  if (!isInquiry) made.balance_transactions.push(moved(core, made, -amount, disputeFee));
  charge.disputed = true;
  core.state.disputes[made.id] = made;
  core.announce('charge.dispute.created', made);
  if (!isInquiry) core.announce('charge.dispute.funds_withdrawn', made);
  return made;
}

/** A bank's early word that a payment may be fraud. */
export function warn(core: Core, chargeId: string): Stripe.Radar.EarlyFraudWarning {
  const charge = find(core.state.charges, chargeId, 'charge');
  const made: Stripe.Radar.EarlyFraudWarning = {
    ...core.stamp('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: true,
    charge: charge.id,
    fraud_type: 'made_with_stolen_card',
    livemode: false,
    payment_intent: String(charge.payment_intent),
  };
  core.state.warnings[made.id] = made;
  core.announce('radar.early_fraud_warning.created', made);
  return made;
}

export function closeDispute(core: Core, id: string, status: 'won' | 'lost'): Stripe.Dispute {
  const { status: before } = find(core.state.disputes, id, 'dispute');
  if (before === 'won' || before === 'lost') throw new Refusal('This dispute is closed.');
  return moveDispute(core, id, status);
}

/** To any of Stripe's statuses; what was taken comes back if that says so, at the day's rate. */
export function moveDispute(
  core: Core,
  id: string,
  status: Stripe.Dispute.Status,
  rate = 1,
): Stripe.Dispute {
  const made = find(core.state.disputes, id, 'dispute');
  made.status = status;
  const taken = made.balance_transactions.reduce((sum, { amount }) => sum + amount, 0);
  const isGivenBack = ['won', 'prevented', 'warning_closed'].includes(status);
  if (taken < 0 && isGivenBack) {
    made.balance_transactions.push(moved(core, made, made.amount, 0, rate));
    core.announce('charge.dispute.funds_reinstated', made);
  }
  const what = isGivenBack || status === 'lost' ? 'closed' : 'updated';
  core.announce(`charge.dispute.${what}`, made);
  return made;
}

function moved(core: Core, made: Stripe.Dispute, amount: number, fee: number, rate = 1) {
  return core.book({
    amount: Math.round(core.kept(amount) * rate),
    currency: core.keptIn(made.currency),
    fee,
    source: made.id,
    type: 'adjustment',
  });
}
