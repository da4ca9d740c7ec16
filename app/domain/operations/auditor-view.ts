import type { StaffLoan } from '#app/domain/loans/staff-loan.ts';
import type { OpenProposal } from './open-proposals.ts';

/*
 * An auditor sees everything that was done, but nobody's identity: borrowers
 * are the numbers of their loans, lenders and staff are not named, and nothing
 * that somebody wrote about a person is shown.
 */

/** A loan in a list. */
export function loanForAuditor<T extends { id: number; name: string }>(loan: T): T {
  return { ...loan, name: loanNumber(loan.id) };
}

/** A loan with its terms and history, without anything that names its borrower or staff. */
export function wholeLoanForAuditor(loan: StaffLoan): StaffLoan {
  const events = loan.events.map((event) => ({ ...event, reason: null }));
  return {
    ...loan,
    name: loanNumber(loan.id),
    slug: '',
    externalId: null,
    town: null,
    photo: null,
    drawing: null,
    stories: [],
    potential: null,
    missing: [],
    members: loan.members.map((member) => ({
      ...member,
      firstName: `#${member.number}`,
      clientId: null,
    })),
    events,
  };
}

/** The parts of a proposal that are shown: figures and accounts; no names, nothing typed. */
const figures = ['partner', 'amount', 'currency', 'rate', 'paidOn', 'isPaidOutNow'] as const;
const accounts = ['cause', 'source', 'from', 'to'] as const;

/** An open proposal, without who proposed it and whom it is about. */
export function proposalForAuditor(proposal: OpenProposal): OpenProposal {
  const kept = [...figures, ...accounts].flatMap((name) => {
    const value = proposal.details[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const loan = /^loan:(\d+)$/.exec(proposal.subject)?.[1];
  const about = loan ? loanNumber(Number(loan)) : proposal.about;
  // A partner is an institution and keeps its name; other holders are not named.
  const isPartner = proposal.shown.to !== null && proposal.shown.to === proposal.details['partner'];
  const shown = { ...proposal.shown, proof: null, to: isPartner ? proposal.shown.to : null };
  const details = Object.fromEntries(kept);
  return { ...proposal, about, details, shown, proposedBy: '', approvers: [] };
}

/** A payout that waits; a partner is an institution and keeps its name. */
export function payoutForAuditor<T extends { to: string; kind: string }>(payout: T): T {
  return { ...payout, to: payout.kind === 'withdrawal' ? '–' : payout.to };
}

/** A settlement whose lines are loans. */
export function settlementForAuditor<
  T extends { lines: readonly { loanId: number; name: string }[] },
>(settlement: T): T {
  return {
    ...settlement,
    lines: settlement.lines.map((line) => ({
      ...line,
      name: '',
      reference: loanNumber(line.loanId),
    })),
  };
}

function loanNumber(id: number): string {
  return `#${id}`;
}
