import { type ApprovalRefusal, approve, proposalFor } from '#app/domain/approvals/proposals.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { bookReceipt } from '#app/domain/receipts/book-receipt.ts';
import { paymentFacts } from './payment-facts.ts';
import { type PaymentRefusal, paymentRefusal } from '#app/domain/receipts/payment-rules.ts';

type Answer = { receiptIds: number[] } | { refused: ApprovalRefusal | PaymentRefusal };

/** The second treasurer agrees: `bank -> loan:collected`, for the oldest unpaid settlement first. */
export async function approvePartnerPayment(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'wire', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const { partner: _, ...payment } = agreed.details;
    const { partnerId } = payment;
    await lock(tx, 'partner', partnerId);
    const refused = paymentRefusal(await paymentFacts(tx, payment));
    if (refused) return { refused };
    await approve(tx, agreed, { actorId, now });
    const receiptIds = await bookReceipt(tx, { ...payment, reference: agreed.subject, now });
    return { receiptIds };
  });
}
