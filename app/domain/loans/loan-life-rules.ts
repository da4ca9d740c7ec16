import type { LoanStatus } from '#app/platform/generated/enums.ts';

/**
 * The life of a loan, in the words of the partner's agreement: a request is
 * drafted, reviewed, funded, paid out and repaid. From each state only these
 * others can follow; an ended loan stays ended, except that a defaulted one
 * becomes repaid when it is paid in full after all.
 */
const next: Record<LoanStatus, readonly LoanStatus[]> = {
  draft: ['in_review', 'withdrawn'],
  changes_requested: ['in_review', 'withdrawn'],
  in_review: ['fundraising', 'changes_requested', 'withdrawn'],
  fundraising: ['funded', 'expired', 'withdrawn'],
  funded: ['in_repayment', 'refunded'],
  in_repayment: ['repaid', 'defaulted', 'refunded'],
  defaulted: ['repaid', 'in_repayment'],
  repaid: ['in_repayment'],
  expired: [],
  withdrawn: [],
  refunded: [],
};

export function mayBecome(from: LoanStatus, to: LoanStatus): boolean {
  return next[from].includes(to);
}
