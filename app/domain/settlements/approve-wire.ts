import { type ApprovalRefusal, approve } from '#app/domain/people/proposals.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';
import { bookReceipt } from './book-receipt.ts';

type Answer = { receiptIds: number[] } | { refused: ApprovalRefusal };

/** The second treasurer agrees: `bank -> loan:collected`, for the oldest unpaid settlement first. */
export async function approveWire(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await approve(tx, { kind: 'wire', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const { partnerId, currency, amount } = agreed.details;
    await tx.$queryRaw`select id from partners where id = ${Number(partnerId)} for no key update`;
    const receiptIds = await bookReceipt(tx, {
      partnerId: Number(partnerId),
      source: 'bank',
      reference: agreed.subject,
      currency: asCurrency(String(currency)),
      amount: BigInt(String(amount)),
      now,
    });
    return { receiptIds };
  });
}
