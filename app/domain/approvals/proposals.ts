import type { Prisma } from '#app/platform/generated/client.ts';
import type { Tx } from '#app/platform/db.ts';
import { audit } from '#app/domain/audit/audit.ts';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import { lock } from '#app/platform/locks.ts';

export interface Proposed {
  readonly kind: ProposalKind;
  /** What it is about; at most one proposal of a kind is open for it. */
  readonly subject: string;
  readonly details: Prisma.InputJsonObject;
  /** What of them the audit log keeps; all, unless something names a lender. */
  readonly audited?: Prisma.InputJsonObject;
  readonly actorId: number;
  readonly now: Date;
}

export type ApprovalRefusal = 'nothing_is_proposed' | 'same_person_may_not_approve';

/** The first of two people says what shall be done. */
export async function propose(
  tx: Tx,
  { actorId, now, audited, ...proposed }: Proposed,
): Promise<{ proposalId: number } | { refused: 'already_proposed' }> {
  const { kind, subject } = proposed;
  // The database keeps one open for each subject: who comes second at the same moment waits for it.
  const [made] = await tx.proposal.createManyAndReturn({
    data: [{ ...proposed, proposedById: actorId, proposedAt: now }],
    skipDuplicates: true,
  });
  if (!made) return { refused: 'already_proposed' };
  const { id } = made;
  await audit(tx, {
    actorId,
    verb: `propose-${kind}`,
    subject,
    after: audited ?? proposed.details,
    now,
  });
  return { proposalId: id };
}

export interface Proposal {
  readonly id: number;
  readonly kind: ProposalKind;
  readonly subject: string;
  /** The number in the subject: 12 of `loan:12`. */
  readonly subjectId: number;
  readonly details: Prisma.JsonObject;
  readonly proposedById: number;
}

/**
 * What the second person is asked, locked, if they may agree. The verb that
 * asked then looks whether it can still be done, and only then approves.
 */
export async function proposalFor(
  tx: Tx,
  request: { kind: ProposalKind; proposalId: number; actorId: number },
): Promise<Proposal | { refused: ApprovalRefusal }> {
  const { kind, proposalId, actorId } = request;
  await lock(tx, 'proposal', proposalId);
  const open = await tx.proposal.findFirst({
    where: { id: proposalId, kind, approvedAt: null, withdrawnAt: null },
  });
  if (!open) return { refused: 'nothing_is_proposed' };
  if (open.proposedById === actorId) return { refused: 'same_person_may_not_approve' };
  const { id, subject, proposedById } = open;
  const subjectId = Number(subject.slice(subject.indexOf(':') + 1));
  return { id, kind, subject, subjectId, details: open.details as Prisma.JsonObject, proposedById };
}

/** The second person agrees; the verb does it in the same transaction. */
export async function approve(
  tx: Tx,
  proposal: Proposal,
  { actorId, now }: { actorId: number; now: Date },
): Promise<void> {
  const { id, kind, subject, details } = proposal;
  await tx.proposal.update({ where: { id }, data: { approvedById: actorId, approvedAt: now } });
  // The holder of a lender's account stays with the proposal alone.
  const { holder: _, ...audited } = details;
  const after = kind === 'bank_payout' ? audited : details;
  await audit(tx, { actorId, verb: `approve-${kind}`, subject, after, now });
}
