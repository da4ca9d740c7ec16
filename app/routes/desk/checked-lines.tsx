import type { CheckProblem, CheckedLine } from '#app/domain/repayments/check-repayments.ts';
import { m } from '#app/messages/compiled/messages.js';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Table } from '#app/ui/table.tsx';

const problems: Record<CheckProblem, () => string> = {
  loan_is_not_known: m.line_loan_is_not_known,
  loan_is_not_in_repayment: m.line_loan_is_not_in_repayment,
  figure_went_down: m.line_figure_went_down,
  amount_is_not_above_zero: m.line_amount_is_not_above_zero,
  amount_is_above_what_is_outstanding: m.line_amount_is_above_outstanding,
  amount_is_not_a_number: m.line_amount_is_not_a_number,
  day_is_not_a_date: m.line_day_is_not_a_date,
  day_is_outside_the_period: m.line_day_is_outside_the_period,
  loan_is_reported_twice: m.line_loan_is_reported_twice,
  figure_is_not_the_agreed_one: m.line_figure_is_not_the_agreed_one,
};

/** What is wrong with each line, by its loan as written: for the fields of the grid. */
export function lineErrors(lines: readonly CheckedLine[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap((line) => (line.error ? [[line.written.loan, problems[line.error]()]] : [])),
  );
}

/** The dry run of a report: each line as it was understood, and what is wrong with it. */
export function CheckedLines({ lines }: { lines: readonly CheckedLine[] }) {
  return (
    <Table
      caption={m.report_dry_run()}
      rows={lines}
      rowKey={(line) => line.line}
      empty=""
      columns={[
        { label: m.column_line(), cell: (line) => line.line },
        {
          label: m.column_loan(),
          cell: (line) => (
            <>
              {line.written.loan}
              {line.loanName ? <span className="text-ink-soft"> · {line.loanName}</span> : null}
            </>
          ),
        },
        {
          label: m.column_paid_on(),
          saysItself: true,
          cell: (line) => <DayText day={line.paidOn} />,
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (line) =>
            line.currency && !line.error ? (
              <MoneyText amount={line.paid} currency={line.currency} />
            ) : (
              line.written.amount
            ),
        },
        {
          label: m.column_result(),
          cell: (line) => {
            if (line.error) return <Flag tone="wrong">{problems[line.error]()}</Flag>;
            if (line.warning) return <Flag tone="late">{problems[line.warning]()}</Flag>;
            return <Flag tone="good">{m.line_good()}</Flag>;
          },
        },
      ]}
    />
  );
}
