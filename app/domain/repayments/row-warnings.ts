import { type Period, lastDayOf } from '#app/money/periods.ts';
import { grouped } from '#app/platform/grouped.ts';
import type { JudgedLine, LineWarning } from './judged-line.ts';

/**
 * What only shows beside other rows or the books: each line that could be read gets what was paid by it
 * (a running figure is a difference from what stood before), and the gravest thing to look at.
 */
export function warningsOf(lines: readonly JudgedLine[], month: Period | null): JudgedLine[] {
  const seen: Seen = { rows: new Map(), names: new Map(), sums: new Map(), figures: new Map() };
  const groups = grouped(lines, (line) => groupOf(line) ?? '');
  return lines.map((line) => {
    if (line.loan === null || line.paid === null) return line;
    if (line.written.kind !== 'paid')
      return runningFigure(line, membersIn(groups, line), seen, month);
    const warning = warningOf(line, line.paid, seen, month);
    return { ...line, ...warning };
  });
}

interface Seen {
  /** By all that a row says: the line that said it first. */
  readonly rows: Map<string, number>;
  readonly names: Map<number, string>;
  readonly sums: Map<number, bigint>;
  readonly figures: Map<string, number>;
}

/** Members of a group under one loan each have a running figure: their sum is the loan's. */
function groupOf({ loan, written }: JudgedLine): string | null {
  return loan && written.client ? `${loan.id} ${written.kind}` : null;
}

function membersIn(groups: Map<string, JudgedLine[]>, line: JudgedLine): readonly JudgedLine[] {
  const key = groupOf(line);
  return key === null ? [] : (groups.get(key) ?? []);
}

function runningFigure(
  line: JudgedLine,
  members: readonly JudgedLine[],
  seen: Seen,
  month: Period | null,
): JudgedLine {
  const { loan, written } = line;
  if (!loan) return line;
  const key = `${loan.id} ${written.client ?? ''}`;
  const first = seen.figures.get(key);
  if (first !== undefined)
    return { ...line, paid: null, error: 'loan_is_reported_twice', about: { line: first } };
  seen.figures.set(key, line.line);
  // Of a group, the sum is as good as each of its members.
  const bad = members.find((member) => member.paid === null || member.asks !== null);
  if (bad && members[0]?.line === line.line && bad.line !== line.line)
    return { ...line, paid: null, error: 'member_is_not_readable', about: { line: bad.line } };
  if (members.length > 0 && members[0]?.line !== line.line) return { ...line, paid: 0n };
  const figure =
    members.length > 0
      ? members.reduce((sum, member) => sum + (member.paid ?? 0n), 0n)
      : (line.paid ?? 0n);
  const reached = written.kind === 'cumulative' ? figure : loan.lent - figure;
  const paid = reached - (loan.lent - loan.outstanding);
  // Nothing is taken back by a report: what was too much is put right by a reversal.
  if (paid < 0n) return { ...line, paid: 0n, warning: 'figure_went_down' };
  const agreed = { ...line, paid };
  const warning = warningOf(agreed, paid, seen, month);
  if (warning.warning) return { ...agreed, ...warning };
  const isOther = loan.figure !== written.kind;
  return isOther ? { ...agreed, warning: 'figure_is_not_the_agreed_one' } : agreed;
}

function warningOf(
  line: JudgedLine,
  paid: bigint,
  seen: Seen,
  month: Period | null,
): { warning: LineWarning | null; about?: JudgedLine['about'] } {
  const { loan, paidOn, written } = line;
  if (!loan || line.asks) return { warning: null };
  const row = [loan.id, paidOn, paid, written.client, written.paidBy].join('|');
  const first = seen.rows.get(row);
  seen.rows.set(row, first ?? line.line);
  const name = seen.names.get(loan.id);
  seen.names.set(loan.id, name ?? written.loan);
  const sum = (seen.sums.get(loan.id) ?? 0n) + paid;
  seen.sums.set(loan.id, sum);
  if (paid > 0n && first !== undefined)
    return { warning: 'row_is_given_twice', about: { line: first } };
  if (sum > loan.outstanding) return { warning: 'amount_is_above_what_is_outstanding' };
  if (name !== undefined && name.trim() !== written.loan.trim() && !written.names)
    return { warning: 'loan_has_several_names' };
  if (paidOn && loan.disbursedOn && paidOn < loan.disbursedOn)
    return { warning: 'day_is_before_the_payout' };
  if (written.isWithoutDay) return { warning: 'day_is_missing' };
  const isOutside = paidOn && month && (paidOn > lastDayOf(month) || paidOn < `${month}-01`);
  if (isOutside) return { warning: 'day_is_outside_the_period' };
  return { warning: written.names === undefined ? null : 'loan_was_found_in_the_text' };
}
