import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';

/** The partner may post again; the suspension stays in its history. */
export async function liftSuspension(request: {
  partnerId: number;
  actorId: number;
  now: Date;
}): Promise<{ lifted: true } | { refused: 'partner_is_not_suspended' }> {
  const { partnerId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { count } = await tx.partnerSuspension.updateMany({
      where: { partnerId, liftedAt: null },
      data: { liftedAt: now, liftedById: actorId },
    });

    if (count === 0) return { refused: 'partner_is_not_suspended' };

    const subject = `partner:${partnerId}`;
    await audit(tx, { actorId, verb: 'lift-suspension', subject, now });
    return { lifted: true };
  });
}
