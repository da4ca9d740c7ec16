import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import { db } from '#app/platform/db.ts';
import { isProposalKind } from './catalogue.ts';

/** What somebody is asked to agree to; null when there is no such proposal. */
export async function proposalKind(id: number): Promise<ProposalKind | null> {
  const row = await db().proposal.findUnique({ where: { id }, select: { kind: true } });
  return row && isProposalKind(row.kind) ? row.kind : null;
}
