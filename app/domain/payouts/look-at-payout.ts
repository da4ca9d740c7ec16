import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lockPart } from './bank-parts.ts';

/** A treasurer has looked at a large withdrawal to a named account, and lets it go its way. */
export async function lookAtPayout(request: {
  partId: number;
  actorId: number;
  now: Date;
}): Promise<{ looked: true } | { refused: 'payout_part_is_not_waiting' }> {
  const { partId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const subject = await lockPart(tx, partId);
    const { count } = await tx.payoutPart.updateMany({
      where: { id: partId, status: 'intended', needsLook: true, lookedAt: null },
      data: { lookedAt: now, lookedById: actorId },
    });

    if (count === 0) return { refused: 'payout_part_is_not_waiting' };

    await audit(tx, { actorId, verb: 'look-at-payout', subject, now });
    return { looked: true };
  });
}
