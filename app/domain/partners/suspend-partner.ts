import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * Pauses a partner: it posts no new loans, and says so in public with this
 * notice. What is outstanding goes on: repayments are reported and settled.
 */
export async function suspendPartner(request: {
  partnerId: number;
  /** Shown in public. */
  notice: string;
  actorId: number;
  now: Date;
}): Promise<{ suspensionId: number } | { refused: 'partner_is_suspended' }> {
  const { partnerId, notice, actorId, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'partner', partnerId);
    await tx.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { id: true } });
    const running = await tx.partnerSuspension.count({ where: { partnerId, liftedAt: null } });

    if (running > 0) return { refused: 'partner_is_suspended' };

    const { id } = await tx.partnerSuspension.create({
      data: { partnerId, notice, suspendedAt: now, suspendedById: actorId },
    });
    const subject = `partner:${partnerId}`;
    await audit(tx, { actorId, verb: 'suspend-partner', subject, after: { notice }, now });
    return { suspensionId: id };
  });
}
