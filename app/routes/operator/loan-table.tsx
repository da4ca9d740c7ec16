import { Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { Table } from '#app/ui/table.tsx';

export interface StaffLoanRow {
  readonly id: number;
  readonly name: string;
  readonly use: string;
  readonly partner: string;
  readonly status: string;
  readonly currency: string;
  readonly amount: bigint;
}

/** Loans as the operator's staff list them, each a link to all about it. */
export function StaffLoanTable(props: { caption: string; loans: readonly StaffLoanRow[] }) {
  return (
    <Table
      caption={props.caption}
      rows={props.loans}
      rowKey={(loan) => loan.id}
      empty={m.admin_nothing_waits()}
      columns={[
        {
          label: m.column_loan(),
          cell: (loan) => (
            <>
              <Link to={href('operator/loan', { id: loan.id })}>{loan.name}</Link>
              <span className="text-sm text-ink-soft max-sm:line-clamp-2 sm:block">{loan.use}</span>
            </>
          ),
        },
        {
          label: m.people_number(),
          saysItself: true,
          cell: (loan) => (loan.name === `#${loan.id}` ? null : `#${loan.id}`),
        },
        {
          label: m.column_partner(),
          cell: (loan) => <span className="inline-block sm:min-w-28">{loan.partner}</span>,
        },
        { label: m.column_state(), saysItself: true, cell: (loan) => loanStatusWords(loan.status) },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (loan) => <MoneyText amount={loan.amount} currency={loan.currency} />,
        },
      ]}
    />
  );
}
