import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type Day, parseDay } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import type { Tx } from '#app/platform/db.ts';
import { lastDayOf } from '#app/money/periods.ts';
import type { ReportedLine } from './read-repayments.ts';
import { type LineProblem, judgeLine } from './repayment-rules.ts';

export type CheckProblem =
  | LineProblem
  | 'amount_is_not_a_number'
  | 'day_is_not_a_date'
  | 'day_is_outside_the_period'
  | 'loan_is_reported_twice'
  | 'figure_is_not_the_agreed_one';

export interface CheckedLine {
  readonly line: number;
  readonly written: ReportedLine;
  readonly loanId: number | null;
  readonly loanName: string | null;
  readonly currency: string | null;
  readonly paidOn: Day;
  readonly paid: bigint;
  readonly error: CheckProblem | null;
  readonly warning: CheckProblem | null;
}

/**
 * Checks a file against the books without writing anything: a report's dry run, and under the
 * partner's lock the basis for saving. Loans are found among the partner's own, by its id or ours.
 */
export async function checkRepayments(
  reader: Pick<Tx, 'loan'>,
  request: { partnerId: number; period: string; lines: readonly ReportedLine[] },
): Promise<CheckedLine[]> {
  const { partnerId, period, lines } = request;
  const loans = await reader.loan.findMany({
    where: { partnerId },
    include: {
      borrower: true,
      partner: { select: { repaymentFigure: true } },
      repaymentLines: { where: { NOT: { report: { partnerId, period } } } },
    },
  });
  const byWord = new Map(
    loans.flatMap((loan) =>
      [loan.externalId, loan.slug, String(loan.id)].map((word) => [word, loan] as const),
    ),
  );
  const lastDay = lastDayOf(period);
  const seen = new Set<string>();
  return lines.map((written) => {
    const loan = byWord.get(written.loan) ?? null;
    const paidOn = written.paidOn ? parseDay(written.paidOn) : lastDay;
    const amount = loan ? minorUnits(written.amount, asCurrency(loan.localCurrency)) : 0n;
    const key = `${written.loan} ${written.client ?? ''} ${written.kind === 'paid' ? written.line : ''}`;
    const isTwice = seen.has(key);
    seen.add(key);
    const facts = loan && {
      status: loan.status,
      localAmount: loan.localAmount,
      localCollected: loan.repaymentLines.reduce((sum, row) => sum + row.localAmount, 0n),
    };
    const figure = figureOf(written, lines, (text) =>
      loan ? minorUnits(text, asCurrency(loan.localCurrency)) : null,
    );
    const judged =
      figure === null
        ? { paid: 0n, error: null, warning: null }
        : judgeLine({ kind: written.kind, amount: figure }, facts);
    const isOther = written.kind !== 'paid' && loan?.partner.repaymentFigure !== written.kind;
    const formProblem = problemOfForm({ amount, paidOn, period, isTwice });
    return {
      line: written.line,
      written,
      loanId: loan?.id ?? null,
      loanName: loan ? borrowerName(loan.borrower) : null,
      currency: loan?.localCurrency ?? null,
      paidOn: paidOn ?? lastDay,
      paid: judged.paid,
      error: formProblem ?? judged.error,
      warning: formProblem
        ? null
        : (judged.warning ?? (loan && isOther ? 'figure_is_not_the_agreed_one' : null)),
    };
  });
}

function problemOfForm(row: {
  amount: bigint | null;
  paidOn: Day | null;
  period: string;
  isTwice: boolean;
}): CheckProblem | null {
  if (row.amount === null) return 'amount_is_not_a_number';
  if (row.paidOn === null) return 'day_is_not_a_date';
  if (row.paidOn > lastDayOf(row.period)) return 'day_is_outside_the_period';
  return row.isTwice ? 'loan_is_reported_twice' : null;
}

/**
 * What a line says of its loan. The running figure of a group is the sum of its
 * members' lines: it is judged once, on the first of them; null for the others.
 */
function figureOf(
  written: ReportedLine,
  lines: readonly ReportedLine[],
  read: (text: string) => bigint | null,
): bigint | null {
  if (written.kind === 'paid' || !written.client) return read(written.amount) ?? 0n;
  const members = lines.filter((line) => line.loan === written.loan && line.kind === written.kind);
  if (members[0] !== written) return null;
  return members.reduce((sum, line) => sum + (read(line.amount) ?? 0n), 0n);
}
