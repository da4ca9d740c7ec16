import { Link } from '@remix-run/react';
import type { openBankLines } from '#app/domain/matching/bank-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Table } from '#app/ui/table.tsx';

type Line = Awaited<ReturnType<typeof openBankLines>>[number];

/** Lines of the bank, each with a way to what it is. */
export function BankLineTable(props: { lines: readonly Line[]; caption: string; empty: string }) {
  return (
    <Table
      caption={props.caption}
      rows={props.lines}
      rowKey={(line) => line.id}
      empty={props.empty}
      columns={[
        { label: m.column_when(), saysItself: true, cell: (line) => <DayText day={line.day} /> },
        {
          label: m.column_what(),
          narrow: 'lead',
          cell: (line) => (
            <>
              <Link to={href('operator/bank-line', { id: line.id })}>{nameOf(line)}</Link>{' '}
              <StateFlag line={line} />
              <span className="block text-sm break-words text-ink-soft">
                {line.isOpening ? null : line.text}
              </span>
            </>
          ),
        },
        { label: m.bank_account_word(), cell: (line) => line.account },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (line) => <MoneyText amount={line.amount} currency={line.currency} />,
        },
      ]}
    />
  );
}

function nameOf(line: Line): string {
  if (line.isOpening) return m.bank_line_opening();
  return line.name ?? m.bank_line_nameless();
}

function StateFlag({ line }: { line: Line }) {
  if (line.isProposed) return <Flag>{m.stripe_line_proposed()}</Flag>;
  if (line.isUnknown) return <Flag tone="late">{m.account_suspense()}</Flag>;
  return line.isBooked ? <Flag tone="good">{m.bank_line_booked()}</Flag> : null;
}
