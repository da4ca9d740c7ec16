import type { Tx } from '#app/platform/db.ts';
import { audit } from '#app/domain/audit/audit.ts';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import type { DetailsOf } from './catalogue.ts';
import { read, shown, written } from './details.ts';
import { lock } from '#app/platform/locks.ts';
import type { KeptProof, WithProof } from './proofs.ts';
import { type NewPeopleRefusal, tooNewTogether } from './new-people.ts';

export interface Proposed<Kind extends ProposalKind> extends WithProof {
  readonly kind: Kind;
  /** What it is about; at most one proposal of a kind is open for it. */
  readonly subject: string;
  readonly details: DetailsOf<Kind>;
  readonly actorId: number;
  readonly now: Date;
}

export type ApprovalRefusal =
  'nothing_is_proposed' | 'same_person_may_not_approve' | NewPeopleRefusal;

/** The first of two people says what shall be done. */
export async function propose<Kind extends ProposalKind>(
  tx: Tx,
  { actorId, now, kind, subject, proofFile, ...proposed }: Proposed<Kind>,
): Promise<{ proposalId: number } | { refused: 'already_proposed' }> {
  const details = written(kind, proposed.details);
  // The database keeps one open per subject: a second one at the same moment waits for it.
  const [made] = await tx.proposal.createManyAndReturn({
    data: [{ kind, subject, details, proposedById: actorId, proposedAt: now }],
    skipDuplicates: true,
  });
  if (!made) return { refused: 'already_proposed' };
  const { id } = made;
  if (proofFile) await keepBeside(tx, id, proofFile, now);
  await audit(tx, {
    actorId,
    verb: `propose-${kind}`,
    subject,
    // Two years later the file can still be told from another.
    after: { ...audited(details), ...(proofFile && { proofSha256: proofFile.sha256 }) },
    now,
  });
  return { proposalId: id };
}

async function keepBeside(tx: Tx, proposalId: number, proof: KeptProof, now: Date): Promise<void> {
  const { kind, file, name, size, sha256 } = proof;
  await tx.proof.create({ data: { proposalId, kind, file, name, size, sha256, addedAt: now } });
}

/** Who people are is kept with the proposal alone: the audit log is kept for ever. */
function audited<Details extends object>(details: Details): Partial<Details> {
  const people = ['holder', 'lender', 'bankText', 'name', 'email'];
  const kept = Object.entries(details).filter(([name]) => !people.includes(name));
  return Object.fromEntries(kept) as Partial<Details>;
}

export interface Proposal<Kind extends ProposalKind> {
  readonly id: number;
  readonly kind: Kind;
  readonly subject: string;
  /** The number in the subject: 12 of `loan:12`. */
  readonly subjectId: number;
  readonly details: DetailsOf<Kind>;
  readonly proposedById: number;
}

/**
 * The proposal that the second person is asked about, locked, if they may
 * agree. The calling verb checks that it can still be done before it approves.
 */
export async function proposalFor<Kind extends ProposalKind>(
  tx: Tx,
  request: { kind: Kind; proposalId: number; actorId: number; now: Date },
): Promise<Proposal<Kind> | { refused: ApprovalRefusal }> {
  const { kind, proposalId, actorId, now } = request;
  await lock(tx, 'proposal', proposalId);
  const open = await tx.proposal.findFirst({
    where: { id: proposalId, kind, approvedAt: null, withdrawnAt: null },
  });
  if (!open) return { refused: 'nothing_is_proposed' };
  if (open.proposedById === actorId) return { refused: 'same_person_may_not_approve' };
  const { id, subject, proposedById } = open;
  const { sum } = shown(kind, open.details);
  const refused = await tooNewTogether(tx, { two: [proposedById, actorId], sum, now });
  if (refused) return { refused };
  const subjectId = Number(subject.slice(subject.indexOf(':') + 1));
  return { id, kind, subject, subjectId, details: read(kind, open.details), proposedById };
}

/** The second person agrees; the verb does it in the same transaction. */
export async function approve<Kind extends ProposalKind>(
  tx: Tx,
  proposal: Proposal<Kind>,
  { actorId, now }: { actorId: number; now: Date },
): Promise<void> {
  const { id, kind, subject, details } = proposal;
  await tx.proposal.update({ where: { id }, data: { approvedById: actorId, approvedAt: now } });
  const after = audited(written(kind, details));
  await audit(tx, { actorId, verb: `approve-${kind}`, subject, after, now });
}
