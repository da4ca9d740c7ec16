import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { failedPayouts } from '#app/domain/balances/failed-payouts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { AdminNav } from '../ui/admin-nav.tsx';
import { InstantText, MoneyText } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { paths } from '../web/paths.ts';
import { hasRole, requireStaff } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  const rows = await failedPayouts();
  // An auditor reads all, but no lender's name.
  const isTreasurer = hasRole(actor, 'treasurer');
  return { rows: rows.map((row) => ({ ...row, lender: isTreasurer ? row.lender : null })) };
}

export default function AdminFailedPayouts() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.failed_payouts_title()}
      lead={<p>{m.failed_payouts_lead()}</p>}
      trail={[{ to: paths.adminMoney(), label: m.money_title() }]}
    >
      <AdminNav />
      <Table
        caption={m.failed_payouts_title()}
        rows={rows}
        rowKey={(row) => row.id}
        empty={m.failed_payouts_none()}
        columns={[
          {
            label: m.column_when(),
            cell: (row) => (row.endedAt ? <InstantText at={row.endedAt} /> : null),
          },
          {
            label: m.failed_payouts_to(),
            cell: (row) => row.partner ?? row.lender ?? m.failed_payouts_a_lender(),
          },
          {
            label: m.withdrawal_way(),
            cell: (row) =>
              row.card ? m.withdrawal_to_card({ card: row.card }) : m.withdrawal_to_bank(),
          },
          { label: m.failed_payouts_why(), cell: (row) => row.failure },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
          },
        ]}
      />
    </Page>
  );
}
