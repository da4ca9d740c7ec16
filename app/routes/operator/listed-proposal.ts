import type { OpenProposal } from '#app/domain/operations/open-proposals.ts';
import { pick } from '#app/platform/pick.ts';

/** As much of a proposal as a row of a list says; the rest stands on its own page. */
export function listed(proposal: OpenProposal) {
  const { sum, to } = proposal.shown;
  const row = pick(proposal, 'id', 'kind', 'about', 'proposedBy', 'proposedAt', 'approvers');
  return { ...row, shown: { sum, to } };
}

export type Listed = ReturnType<typeof listed>;
