import { Link } from '@remix-run/react';
import type { LenderSlice } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';
import { loanStatusWords } from './loan-status-words.ts';
import { DayText, MoneyText } from './money.tsx';
import { Table } from './table.tsx';

export function SliceTable({ slices }: { slices: readonly LenderSlice[] }) {
  return (
    <Table
      caption={m.slices_title()}
      rows={slices}
      rowKey={(slice) => slice.id}
      empty={m.slices_none()}
      columns={[
        {
          label: m.column_loan(),
          cell: (slice) => (
            <>
              <Link to={`/loans/${slice.loanSlug}`}>{slice.loanName ?? m.a_borrower()}</Link>
              <span className="block text-sm text-ink-soft">
                {loanStatusWords(slice.loanStatus)}
              </span>
              <Link to={`/slices/${slice.id}`} className="text-sm">
                {m.slice_follow()}
              </Link>
            </>
          ),
        },
        { label: m.column_lent_on(), cell: (slice) => <DayText day={slice.lentAt} /> },
        {
          label: m.balance_lent(),
          isFigure: true,
          cell: (slice) => <MoneyText amount={slice.lent} currency={slice.currency} isBare />,
        },
        {
          label: m.balance_repaid(),
          isFigure: true,
          cell: (slice) => <MoneyText amount={slice.repaid} currency={slice.currency} isBare />,
        },
        ...(slices.some((slice) => slice.refunded > 0n)
          ? [
              {
                label: m.figure_refunded(),
                isFigure: true,
                cell: (slice: LenderSlice) => (
                  <MoneyText amount={slice.refunded} currency={slice.currency} isBare />
                ),
              },
            ]
          : []),
        {
          label: m.figure_lost(),
          isFigure: true,
          cell: (slice) => <MoneyText amount={slice.lost} currency={slice.currency} isBare />,
        },
        {
          label: m.balance_outstanding(),
          isFigure: true,
          cell: (slice) => (
            <MoneyText amount={slice.outstanding} currency={slice.currency} isBare />
          ),
        },
      ]}
    />
  );
}
