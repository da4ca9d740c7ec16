import { inTransaction } from '#app/platform/db.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { isProposalKind } from './catalogue.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * Takes back a proposal that was not approved: by its proposer, or by another
 * who finds that it cannot or should not be done. Nothing has moved.
 */
export async function withdrawProposal(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ withdrawn: true } | { refused: 'nothing_is_proposed' }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'proposal', proposalId);
    const open = await tx.proposal.findFirst({
      where: { id: proposalId, approvedAt: null, withdrawnAt: null },
    });

    if (!open) return { refused: 'nothing_is_proposed' };

    const data = { withdrawnAt: now, withdrawnById: actorId };
    await tx.proposal.update({ where: { id: proposalId }, data });
    const { kind, subject } = open;
    if (!isProposalKind(kind)) throw new Error(`nobody knows what a "${kind}" is`);
    await audit(tx, { actorId, verb: `withdraw-${kind}`, subject, now });
    // What nobody agrees to is nobody's to accept.
    const invitation = { id: Number(subject.split(':')[1]), acceptedAt: null, withdrawnAt: null };
    if (kind === 'staff_role')
      await tx.invitation.updateMany({ where: invitation, data: { withdrawnAt: now } });
    return { withdrawn: true };
  });
}
