import { Link } from '@remix-run/react';
import type { deskLoans } from '#app/domain/loans/desk-loans.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { Table } from '#app/ui/table.tsx';

type DeskLoan = Awaited<ReturnType<typeof deskLoans>>['loans'][number];

/** A partner's loans, each a link to all about it. */
export function DeskLoanTable(props: { loans: readonly DeskLoan[]; isSearched: boolean }) {
  return (
    <Table
      caption={m.desk_loans()}
      rows={props.loans}
      rowKey={(loan) => loan.id}
      empty={props.isSearched ? m.find_none() : m.desk_no_loans()}
      columns={[
        {
          label: m.column_loan(),
          cell: (loan) => (
            <>
              <Link to={href('desk/loan', { id: loan.id })}>{loan.name}</Link>
              <span className="text-sm text-ink-soft max-sm:line-clamp-2 sm:block">{loan.use}</span>
            </>
          ),
        },
        {
          label: m.column_reference(),
          saysItself: true,
          cell: (loan) => <span className="whitespace-nowrap">{loan.externalId ?? loan.id}</span>,
        },
        {
          label: m.column_state(),
          saysItself: true,
          cell: (loan) => (
            <>
              {loanStatusWords(loan.status)}
              {loan.status === 'changes_requested' && loan.reason ? (
                <span className="block text-sm text-amber">{loan.reason}</span>
              ) : null}
            </>
          ),
        },
        {
          label: m.column_raised(),
          isFigure: true,
          cell: (loan) => (
            <>
              <MoneyText amount={loan.raised} currency={loan.currency} isBare /> /{' '}
              <MoneyText amount={loan.amount} currency={loan.currency} />
            </>
          ),
        },
      ]}
    />
  );
}
