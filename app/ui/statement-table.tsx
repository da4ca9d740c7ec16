import { Link } from '@remix-run/react';
import type { StatementLine } from '#app/domain/balances/statement.ts';
import { m } from '#app/messages/compiled/messages.js';
import { DayText, MoneyText } from './money.tsx';
import { Table } from './table.tsx';

type Line = Pick<StatementLine, 'loanName' | 'card'>;

const words: Record<string, (line: Line) => string> = {
  card: (line) => m.line_card({ card: line.card ?? '' }),
  lent: (line) => m.line_lent({ name: line.loanName ?? m.a_borrower() }),
  tip: () => m.line_tip(),
  order_hold: () => m.line_order_hold(),
  order_release: () => m.line_order_release(),
  checkout: () => m.line_card({ card: '' }),
  distribution: (line) => m.line_repayment({ name: line.loanName ?? m.a_borrower() }),
  distribution_reversed: () => m.line_repayment_reversed(),
  recovery: () => m.line_recovery(),
  loan_expired: (line) => m.line_returned({ name: line.loanName ?? m.a_borrower() }),
  loan_withdrawn: (line) => m.line_returned({ name: line.loanName ?? m.a_borrower() }),
  loan_refunded: (line) => m.line_returned({ name: line.loanName ?? m.a_borrower() }),
  payout_hold: () => m.line_withdrawal(),
  payout_returned: () => m.line_withdrawal_returned(),
  dispute_opened: () => m.line_dispute(),
  dispute_won: () => m.line_dispute_won(),
};

/** Newest on top; every line says its journal and links to what it is made of. */
export function StatementTable(props: { lines: readonly StatementLine[]; closing: bigint }) {
  const rows = props.lines.map((line, index) => ({ ...line, index })).reverse();
  return (
    <Table
      caption={m.statement_title()}
      rows={rows}
      rowKey={(line) => line.index}
      empty={m.statement_none()}
      columns={[
        { label: m.column_when(), cell: (line) => <DayText day={line.at} /> },
        { label: m.column_what(), cell: (line) => <What line={line} /> },
        {
          label: m.column_journal(),
          cell: (line) => (
            <span className="figures text-ink-soft">#{line.journalId.toString()}</span>
          ),
        },
        {
          label: m.column_amount(),
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
  const text = words[line.kind]?.(line) ?? line.kind;
  if (line.loanSlug) return <Link to={`/loans/${line.loanSlug}`}>{text}</Link>;
  if (line.payoutId) return <Link to={`/withdrawals/${line.payoutId}`}>{text}</Link>;
  if (line.orderId) return <Link to={`/orders/${line.orderId}`}>{text}</Link>;
  return <>{text}</>;
}
