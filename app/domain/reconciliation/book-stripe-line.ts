import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { noteTransaction } from '#app/domain/books/stripe-money.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { bookCharge } from '#app/domain/funding/book-charge.ts';
import { takeLatePayment } from '#app/domain/funding/late-payment.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { refreshTransfer } from '#app/domain/payouts/refresh-transfer.ts';
import type { BalanceTransactionFacts } from '#app/payments/checkout.ts';
import { disputeFacts } from '#app/payments/disputes.ts';
import { chargeFacts } from '#app/payments/transactions.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { bookOutsideLine } from './book-outside-line.ts';
import { followRefund } from './outside-refunds.ts';
import { type LineFlow, flowOf } from './stripe-line-rules.ts';

interface Line {
  readonly line: BalanceTransactionFacts;
  readonly now: Date;
}

/**
 * Brings one line of Stripe's account into the books: by the flow of ours that caused it, or else
 * as what happened at Stripe without us. Safe to call again.
 */
export async function bookStripeLine({ line, now }: Line): Promise<void> {
  const isOurs = await byFlow[flowOf(line)]({ line, now });
  if (isOurs) await inTransaction((tx) => noteTransaction(tx, line, now));
  else await bookOutsideLine({ line, now });
}

/** Each looks for what of ours the line belongs to. @returns whether that has booked it. */
const byFlow: Record<LineFlow, (line: Line) => Promise<boolean>> = {
  charge: chargeLine,
  refund: refundLine,
  transfer: transferLine,
  dispute: disputeLine,
  payout: payoutLine,
  own: async () => false,
};

async function chargeLine({ line, now }: Line): Promise<boolean> {
  const chargeId = line.sourceId ?? '';
  if ((await bookCharge({ chargeId, now })) !== 'not_ours') return true;
  // A payment of ours that nobody has told us of yet.
  const { orderId } = await chargeFacts(chargeId);
  const order = orderId === null ? null : await db().order.findUnique({ where: { id: orderId } });
  if (!order) return false;
  await concludeOrder({ orderId: order.id, now });
  if ((await bookCharge({ chargeId, now })) !== 'not_ours') return true;
  // Or one for an order that had ended.
  if (!(await takeLatePayment({ orderId: order.id, chargeId, now }))) return false;
  return (await bookCharge({ chargeId, now })) !== 'not_ours';
}

async function refundLine({ line, now }: Line): Promise<boolean> {
  return followRefund({ refundId: line.sourceId ?? '', now });
}

async function transferLine({ line, now }: Line): Promise<boolean> {
  return refreshTransfer({ transferId: line.sourceId ?? '', now });
}

async function disputeLine({ line, now }: Line): Promise<boolean> {
  const disputeId = line.sourceId ?? '';
  const { chargeId } = await disputeFacts(disputeId);
  const known = await db().cardPayment.count({ where: { chargeId } });
  if (known > 0) await applyDispute({ disputeId, now });
  return known > 0;
}

async function payoutLine({ line, now }: Line): Promise<boolean> {
  await bookStripePayout({ payoutId: line.sourceId ?? '', now });
  return true;
}
