import type { DryRunPage } from '#app/domain/repayments/dry-run.ts';
import { leftOutWords } from '#app/domain/repayments/left-out-words.ts';
import type { LeftOut } from '#app/domain/repayments/reported-line.ts';
import { m } from '#app/messages/compiled/messages.js';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Flag, Notice } from '#app/ui/notices.tsx';
import { Table } from '#app/ui/table.tsx';

const verdicts = {
  good: { tone: 'good', words: m.line_is_good },
  warning: { tone: 'late', words: m.line_is_odd },
  asks: { tone: 'late', words: m.line_asks },
  error: { tone: 'wrong', words: m.line_is_wrong },
} as const;

/** What is wrong with each line, by its loan as written: for the fields of the grid. */
export function lineErrors(lines: DryRunPage['lines']): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap(({ verdict, written, words }) =>
      verdict === 'error' ? [[written.loan, words]] : [],
    ),
  );
}

/** The dry run of a report: each line as it was understood, and what is wrong with it. */
export function CheckedLines({ lines }: { lines: DryRunPage['lines'] }) {
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
              {line.name ? <span className="text-ink-soft"> · {line.name}</span> : null}
            </>
          ),
        },
        {
          label: m.column_paid_on(),
          saysItself: true,
          cell: (line) =>
            line.paidOn ? <DayText day={line.paidOn} /> : (line.written.paidOn ?? ''),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (line) =>
            line.currency && line.paid !== null && line.verdict !== 'error' ? (
              <MoneyText amount={line.paid} currency={line.currency} />
            ) : (
              line.written.amount
            ),
        },
        {
          label: m.column_result(),
          cell: ({ verdict, words }) => (
            <>
              <Flag tone={verdicts[verdict].tone}>{verdicts[verdict].words()}</Flag>
              {verdict === 'good' ? null : (
                <span className="block text-sm whitespace-normal">{words}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** What differs from the months before: a page of the file may be missing. */
export function FileLength({ checked }: { checked: DryRunPage }) {
  const { length, lines, zeros, others } = checked;
  if (lines.length + zeros.length === 0 && others.length > 0) {
    return <Notice tone="wrong">{m.report_names_no_loan()}</Notice>;
  }
  return length ? <Notice tone="late">{m.report_length(length)}</Notice> : null;
}

/** Rows that are no repayments: said, so that nobody looks for them. */
export function LeftOutLines(props: {
  rows: readonly LeftOut[];
  checked: Pick<DryRunPage, 'zeros' | 'others'>;
}) {
  const { rows, checked } = props;
  const { zeros, others } = checked;
  if (rows.length + zeros.length + others.length === 0) return null;
  const said = [
    ...rows.map((row) => ({ line: row.line, words: leftOutWords(row) })),
    ...others.map(({ line, words }) => ({ line, words: m.report_left_out_other({ line, words }) })),
    ...zeros.map((line) => ({ line, words: m.report_left_out_zero({ line }) })),
  ].toSorted((one, other) => one.line - other.line);
  return (
    <div>
      <h3 className="text-lg">{m.report_left_out()}</h3>
      <ul className="list-disc ps-5 text-ink-soft">
        {said.map(({ line, words }) => (
          <li key={line}>{words}</li>
        ))}
      </ul>
    </div>
  );
}
