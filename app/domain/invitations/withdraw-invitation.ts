import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { openInvitation } from './invitation.ts';

/** Takes back what nobody has accepted, with its proposal where one is open. */
export async function withdrawInvitation(request: {
  invitationId: number;
  /** A partner's own invitations alone; null: the operator's. */
  partnerId: number | null;
  actorId: number;
  now: Date;
}): Promise<void> {
  const { invitationId: id, partnerId, actorId, now } = request;
  await inTransaction(async (tx) => {
    const subject = `invitation:${id}`;
    const proposed = { kind: 'staff_role', subject, approvedAt: null, withdrawnAt: null };
    const rows = await tx.proposal.findMany({ where: proposed, select: { id: true } });
    await lock(
      tx,
      'proposal',
      rows.map((row) => row.id),
    );
    const { count } = await tx.invitation.updateMany({
      where: { id, partnerId, ...openInvitation },
      data: { withdrawnAt: now },
    });
    if (count === 0) return;
    const data = { withdrawnAt: now, withdrawnById: actorId };
    await tx.proposal.updateMany({ where: proposed, data });
    await audit(tx, { actorId, verb: 'withdraw-invitation', subject, now });
  });
}
