import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { allSettlements } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { OperatorNav } from './operator-nav.tsx';
import { DayText, MoneyText, monthWords } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { settlementStatusWords } from '#app/ui/settlement-words.ts';
import { Table } from '#app/ui/table.tsx';
import { requireStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer', 'auditor');
  return { settlements: await allSettlements() };
}

export default function AdminSettlements() {
  const { settlements } = useLoaderData<typeof loader>();
  return (
    <Page title={m.settlements_all()} nav={<OperatorNav />}>
      <Table
        caption={m.settlements_all()}
        rows={settlements}
        rowKey={(row) => row.id}
        empty={m.settlements_none()}
        columns={[
          {
            label: m.column_partner(),
            cell: (row) => (
              <Link to={href('operator/settlement', { id: row.id })}>
                {row.partner}, {monthWords(row.period)}
              </Link>
            ),
          },
          {
            label: m.column_state(),
            saysItself: true,
            cell: (row) => settlementStatusWords(row.status),
          },
          {
            label: m.bank_line_reference(),
            cell: (row) => <span className="figures whitespace-nowrap">{row.reference}</span>,
          },
          {
            label: m.pay_by(),
            saysItself: true,
            cell: (row) => (row.payBy ? <DayText day={row.payBy} /> : '–'),
          },
          {
            label: m.settlement_due(),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.due} currency={row.currency} />,
          },
          {
            label: m.settlement_open(),
            isFigure: true,
            cell: (row) => (
              <MoneyText amount={row.due - row.received + row.advanced} currency={row.currency} />
            ),
          },
        ]}
      />
    </Page>
  );
}
