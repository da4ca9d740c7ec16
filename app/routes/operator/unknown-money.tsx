import { Link } from '@remix-run/react';
import type { unknownToSendBack } from '#app/domain/matching/unknown-money.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';

/** What nobody has asked for in two weeks, and where to send it. */
export function UnknownMoney(props: { rows: Awaited<ReturnType<typeof unknownToSendBack>> }) {
  if (props.rows.length === 0) return null;
  return (
    <Section title={m.bank_send_back_title()}>
      <p className="max-w-prose">{m.bank_send_back_lead()}</p>
      <Table
        caption={m.bank_send_back_title()}
        rows={props.rows}
        rowKey={(row) => row.id}
        empty=""
        columns={[
          {
            label: m.column_what(),
            narrow: 'lead',
            cell: (row) => (
              <>
                <Link to={href('operator/bank-line', { id: row.id })}>
                  {row.name ?? m.bank_line_nameless()}
                </Link>
                <span className="figures block text-sm break-all text-ink-soft">
                  {row.account ?? m.bank_send_back_unsaid()}
                </span>
              </>
            ),
          },
          { label: m.column_when(), cell: (row) => <DayText day={row.day} /> },
          {
            label: m.bank_line_reference(),
            cell: (row) => <span className="figures">{row.reference}</span>,
          },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
          },
        ]}
      />
    </Section>
  );
}
