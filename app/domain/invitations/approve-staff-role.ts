import { type ApprovalRefusal, approve, proposalFor } from '#app/domain/approvals/proposals.ts';
import { inTransaction } from '#app/platform/db.ts';
import { mailInvitation, openInvitation } from './invitation.ts';

/** The second agrees that somebody is invited to a role that touches money: now the mail goes. */
export async function approveStaffRole(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ invitationId: number } | { refused: ApprovalRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'staff_role', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const open = { id: agreed.subjectId, ...openInvitation };
    const invitation = await tx.invitation.findFirst({ where: open });

    if (!invitation) return { refused: 'nothing_is_proposed' };

    await approve(tx, agreed, { actorId, now });
    const { id, personId } = invitation;
    await mailInvitation(tx, { id, personId, now });
    return { invitationId: id };
  });
}
