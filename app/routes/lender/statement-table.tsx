import { Link } from '@remix-run/react';
import type { StatementLine } from '#app/domain/balances/statement-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { statementWords } from './statement-words.ts';
import { Table } from '#app/ui/table.tsx';

/** Newest on top; every line says its journal and links to what it is made of. */
export function StatementTable(props: { lines: readonly StatementLine[] }) {
  const rows = props.lines.map((line, index) => ({ ...line, index })).reverse();
  return (
    <Table
      caption={m.statement_title()}
      rows={rows}
      rowKey={(line) => line.index}
      empty={m.statement_none()}
      columns={[
        { label: m.column_when(), saysItself: true, cell: (line) => <DayText day={line.at} /> },
        { label: m.column_what(), narrow: 'lead', cell: (line) => <What line={line} /> },
        {
          label: m.column_journal(),
          cell: (line) => (
            <span className="figures text-ink-soft">#{line.journalId.toString()}</span>
          ),
        },
        {
          label: m.column_amount(),
          narrow: 'sum',
          isFigure: true,
          cell: (line) => <MoneyText amount={line.amount} isBare />,
        },
        {
          label: m.column_balance(),
          isFigure: true,
          cell: (line) => <MoneyText amount={line.balance} isBare />,
        },
      ]}
    />
  );
}

function What({ line }: { line: StatementLine }) {
  const text = statementWords(line);
  if (line.loanSlug) return <Link to={href('public/loan', { slug: line.loanSlug })}>{text}</Link>;
  if (line.payoutId)
    return <Link to={href('lender/withdrawal', { id: line.payoutId })}>{text}</Link>;
  if (line.orderId) return <Link to={href('lender/order', { id: line.orderId })}>{text}</Link>;
  return <>{text}</>;
}
