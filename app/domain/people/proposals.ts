import type { Prisma } from '#app/platform/generated/client.ts';
import type { Tx } from '#app/platform/db.ts';
import { audit } from './audit.ts';

/** What takes two different people. */
export type ProposalKind =
  'disbursement' | 'wire' | 'bank_payout' | 'reversal' | 'write_off' | 'refund';

export interface Proposed {
  readonly kind: ProposalKind;
  /** What it is about; at most one proposal of a kind is open for it. */
  readonly subject: string;
  readonly details: Prisma.InputJsonObject;
  readonly actorId: number;
  readonly now: Date;
}

export type ApprovalRefusal = 'nothing_is_proposed' | 'same_person_may_not_approve';

/** The first of two people says what shall be done. */
export async function propose(
  tx: Tx,
  { actorId, now, ...proposed }: Proposed,
): Promise<{ proposalId: number } | { refused: 'already_proposed' }> {
  const { kind, subject } = proposed;
  const open = await tx.proposal.findFirst({
    where: { kind, subject, approvedAt: null, withdrawnAt: null },
  });
  if (open) return { refused: 'already_proposed' };
  const { id } = await tx.proposal.create({
    data: { ...proposed, proposedById: actorId, proposedAt: now },
  });
  await audit(tx, { actorId, verb: `propose-${kind}`, subject, after: proposed.details, now });
  return { proposalId: id };
}

/** The second person agrees; the verb that asked then does it, in the same transaction. */
export async function approve(
  tx: Tx,
  request: { kind: ProposalKind; proposalId: number; actorId: number; now: Date },
): Promise<
  | { subject: string; details: Prisma.JsonObject; proposedById: number }
  | { refused: ApprovalRefusal }
> {
  const { kind, proposalId, actorId, now } = request;
  await tx.$queryRaw`select id from proposals where id = ${proposalId} for update`;
  const open = await tx.proposal.findFirst({
    where: { id: proposalId, kind, approvedAt: null, withdrawnAt: null },
  });
  if (!open) return { refused: 'nothing_is_proposed' };
  if (open.proposedById === actorId) return { refused: 'same_person_may_not_approve' };
  await tx.proposal.update({
    where: { id: proposalId },
    data: { approvedById: actorId, approvedAt: now },
  });
  const details = open.details as Prisma.JsonObject;
  await audit(tx, { actorId, verb: `approve-${kind}`, subject: open.subject, after: details, now });
  return { subject: open.subject, details, proposedById: open.proposedById };
}
