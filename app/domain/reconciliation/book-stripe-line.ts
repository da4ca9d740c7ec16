import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { noteTransaction } from '#app/domain/books/book-own-line.ts';
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
  const whose = await byFlow[flowOf(line)]({ line, now });
  if (whose === 'ours') await inTransaction((tx) => noteTransaction(tx, line, now));
  else await bookOutsideLine({ line, isPromised: whose === 'promised', now });
}

/** A bank has promised an order of ours the money: it is nobody's until it comes or does not. */
type Whose = 'ours' | 'promised' | 'outside';

const oursIf = (isOurs: boolean): Whose => (isOurs ? 'ours' : 'outside');

/** Each looks for what of ours the line belongs to, and books that. */
const byFlow: Record<LineFlow, (line: Line) => Promise<Whose>> = {
  charge: chargeLine,
  charge_failure: chargeFailureLine,
  refund: refundLine,
  transfer: transferLine,
  dispute: disputeLine,
  payout: payoutLine,
  own: async () => 'outside',
};

/** Of a bank debit Stripe writes the line when it asks the bank, days before it is known to pay. */
async function chargeLine({ line, now }: Line): Promise<Whose> {
  const chargeId = line.sourceId ?? '';
  if ((await bookCharge({ chargeId, now })) !== 'not_ours') return 'ours';
  // A payment of ours that nobody has told us of yet, or one for an order that had ended.
  const { orderId, isPending } = await chargeFacts(chargeId);
  const order = await orderOf(orderId);
  if (!order) return 'outside';
  await concludeOrder({ orderId: order.id, now });
  await takeLatePayment({ orderId: order.id, now });
  if ((await bookCharge({ chargeId, now })) !== 'not_ours') return 'ours';
  return isPending ? 'promised' : 'outside';
}

async function chargeFailureLine({ line, now }: Line): Promise<Whose> {
  const sourceId = line.sourceId ?? '';
  const order = await orderOf((await chargeFacts(sourceId)).orderId);
  if (order) await concludeOrder({ orderId: order.id, now });
  const promise = await db().balanceTransaction.findFirst({
    where: { sourceId, bookedAgainst: 'suspense', isOpen: false, closedAt: null },
  });
  return promise ? 'promised' : 'outside';
}

async function orderOf(orderId: number | null) {
  return orderId === null ? null : db().order.findUnique({ where: { id: orderId } });
}

async function refundLine({ line, now }: Line): Promise<Whose> {
  return oursIf(await followRefund({ refundId: line.sourceId ?? '', now }));
}

async function transferLine({ line, now }: Line): Promise<Whose> {
  return oursIf(await refreshTransfer({ transferId: line.sourceId ?? '', now }));
}

async function disputeLine({ line, now }: Line): Promise<Whose> {
  const disputeId = line.sourceId ?? '';
  const { chargeId } = await disputeFacts(disputeId);
  const known = await db().cardPayment.count({ where: { chargeId } });
  if (known > 0) await applyDispute({ disputeId, now });
  return oursIf(known > 0);
}

async function payoutLine({ line, now }: Line): Promise<Whose> {
  await bookStripePayout({ payoutId: line.sourceId ?? '', now });
  return 'ours';
}
