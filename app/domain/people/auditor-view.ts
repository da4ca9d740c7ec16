import type { OpenProposal } from './open-proposals.ts';

/*
 * An auditor reads everything that was done, and of nobody who it is: borrowers
 * are the numbers of their loans, lenders and staff are not named, and nothing
 * that somebody wrote about a person is shown.
 */

/** A loan in a list. */
export function loanForAuditor<T extends { id: number; name: string }>(loan: T): T {
  return { ...loan, name: loanNumber(loan.id) };
}

/** A loan with all that staff see of it. */
export function wholeLoanForAuditor<
  T extends {
    id: number;
    name: string;
    stories: readonly unknown[];
    events: readonly { reason: string | null }[];
  },
>(loan: T) {
  const events = loan.events.map((event) => ({ ...event, reason: null }));
  return { ...loan, name: loanNumber(loan.id), stories: [], events, town: null };
}

/** What waits for a second person, without the first and without whom it is about. */
export function proposalForAuditor(proposal: OpenProposal): OpenProposal {
  const { holder: _, account: __, reason: ___, ...details } = proposal.details;
  const loan = /^loan:(\d+)$/.exec(proposal.subject)?.[1];
  const about = loan ? loanNumber(Number(loan)) : proposal.about;
  return { ...proposal, about, details, proposedBy: '–' };
}

/** A payout that waits; a partner is an institution and keeps its name. */
export function payoutForAuditor<T extends { to: string; kind: string; bankDetails: unknown }>(
  payout: T,
): T {
  return { ...payout, to: payout.kind === 'withdrawal' ? '–' : payout.to, bankDetails: null };
}

/** A settlement whose lines are loans. */
export function settlementForAuditor<T extends { lines: readonly { name: string }[] }>(
  settlement: T,
): T {
  return { ...settlement, lines: settlement.lines.map((line) => ({ ...line, name: '' })) };
}

function loanNumber(id: number): string {
  return `#${id}`;
}
