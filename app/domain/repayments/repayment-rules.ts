/**
 * What a partner reports on one loan, checked against what we know of it.
 * Figures are principal in local minor units. A partner either says what was
 * paid, or keeps a running figure: what is still outstanding, or what was
 * repaid so far; then what was paid is the difference from the last figure,
 * which only moves one way.
 */
export interface ReportedFigure {
  readonly kind: 'paid' | 'outstanding' | 'cumulative';
  readonly amount: bigint;
}

export interface LoanFacts {
  readonly status: string;
  readonly localAmount: bigint;
  /** Reported before, not counting this report. */
  readonly localCollected: bigint;
}

export type LineProblem =
  | 'loan_is_not_known'
  | 'loan_is_not_in_repayment'
  | 'figure_went_down'
  | 'amount_is_not_above_zero'
  | 'amount_is_above_what_is_outstanding';

export interface LineJudgement {
  /** What was paid in the period; zero lines are left out of the report. */
  readonly paid: bigint;
  readonly error: LineProblem | null;
  readonly warning: LineProblem | null;
}

export function judgeLine(figure: ReportedFigure, loan: LoanFacts | null): LineJudgement {
  if (!loan) return wrong('loan_is_not_known');
  if (loan.status !== 'in_repayment' && loan.status !== 'defaulted') {
    return wrong('loan_is_not_in_repayment');
  }
  const paid = paidBy(figure, loan);
  if (figure.kind === 'paid' && paid <= 0n) return wrong('amount_is_not_above_zero');
  if (paid < 0n) return wrong('figure_went_down');
  const isTooMuch = loan.localCollected + paid > loan.localAmount;
  return { paid, error: null, warning: isTooMuch ? 'amount_is_above_what_is_outstanding' : null };
}

function paidBy(figure: ReportedFigure, loan: LoanFacts): bigint {
  if (figure.kind === 'paid') return figure.amount;
  const reached = figure.kind === 'cumulative' ? figure.amount : loan.localAmount - figure.amount;
  return reached - loan.localCollected;
}

function wrong(error: LineProblem): LineJudgement {
  return { paid: 0n, error, warning: null };
}
