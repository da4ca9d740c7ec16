import { Link } from '@remix-run/react';
import type { DeskDay } from '#app/domain/desks/desk-day.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';

/** Who is late, the longest first, and what their lenders have been told. */
export function OverdueTable({ day }: { day: DeskDay }) {
  const { overdue, overdueCount } = day;
  if (overdueCount === 0) return null;
  const [first] = overdue;
  return (
    <Section title={m.overdue_title()} aside={m.overdue_loans({ count: overdueCount })}>
      <Table
        caption={m.overdue_title()}
        rows={overdue}
        rowKey={(row) => row.loanId}
        empty=""
        columns={[
          {
            label: m.column_borrower(),
            narrow: 'lead',
            cell: (row) => (
              <>
                <Link to={href('desk/loan', { id: row.loanId })} className="font-semibold">
                  {row.name}
                </Link>{' '}
                <span className="text-ink-soft">{row.town}</span>
              </>
            ),
          },
          {
            label: m.overdue_late(),
            saysItself: true,
            cell: (row) => <Flag tone="late">{m.days_late({ count: row.days })}</Flag>,
          },
          { label: m.overdue_instalments(), isFigure: true, cell: (row) => row.instalments },
          {
            label: m.overdue_due(),
            isFigure: true,
            narrow: 'sum',
            cell: (row) => <MoneyText amount={row.localDue} currency={row.currency} />,
          },
          { label: m.overdue_lenders(), isFigure: true, cell: (row) => row.lenders },
          { label: m.overdue_told(), cell: (row) => <Told row={row} /> },
          {
            label: m.column_next(),
            cell: (row) => (
              <LinkButton
                to={href('desk/loan-updates', { id: row.loanId }, { about: 'lateness' })}
                kind={row === first && row.needsReason ? 'main' : 'quiet'}
              >
                {row.reason ? m.overdue_write_more() : m.overdue_write_reason()}
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Told({ row }: { row: DeskDay['overdue'][number] }) {
  if (row.reason) return <>“{row.reason}”</>;
  return row.needsReason ? (
    <strong className="text-red">{m.overdue_no_reason()}</strong>
  ) : (
    <span className="text-ink-soft">{m.overdue_reason_by_30()}</span>
  );
}
