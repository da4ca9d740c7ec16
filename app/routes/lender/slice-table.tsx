import { Link } from '@remix-run/react';
import type { LenderSlice } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';
import { total } from '#app/money/share-out.ts';
import { href } from '#app/paths.ts';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { type Column, Table } from '#app/ui/table.tsx';

/** A lender's slices of one currency, with what they come to. */
export function SliceTable({ slices }: { slices: readonly LenderSlice[] }) {
  const figure = (label: string, pick: (slice: LenderSlice) => bigint): Column<LenderSlice> => ({
    label,
    isFigure: true,
    cell: (slice) => <MoneyText amount={pick(slice)} currency={slice.currency} isBare />,
    ...(slices[0] &&
      slices.length > 1 && {
        total: <MoneyText amount={total(slices.map(pick))} currency={slices[0].currency} isBare />,
      }),
  });
  const isTakenOver = slices.some((slice) => slice.sold > 0n);
  const isRefunded = slices.some((slice) => slice.refunded > 0n);
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
              <Link to={href('public/loan', { slug: slice.loanSlug })}>
                {slice.loanName ?? m.a_borrower()}
              </Link>
              <span className="block text-sm text-ink-soft">
                {loanStatusWords(slice.loanStatus)}
              </span>
              <Link to={href('lender/slice', { id: slice.id })} className="text-sm">
                {m.slice_follow()}
              </Link>
            </>
          ),
        },
        { label: m.column_lent_on(), cell: (slice) => <DayText day={slice.lentAt} /> },
        figure(m.balance_lent(), (slice) => slice.lent),
        figure(m.balance_repaid(), (slice) => slice.repaid),
        ...(isTakenOver ? [figure(m.figure_taken_over(), (slice) => slice.sold)] : []),
        ...(isRefunded ? [figure(m.figure_refunded(), (slice) => slice.refunded)] : []),
        figure(m.figure_lost(), (slice) => slice.lost),
        figure(m.balance_outstanding(), (slice) => slice.outstanding),
      ]}
    />
  );
}
