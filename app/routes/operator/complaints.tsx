import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { handleComplaint, openComplaints } from '#app/domain/loans/complaints.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { OperatorNav } from './operator-nav.tsx';
import { Button } from '#app/ui/button.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'reviewer');
  return { complaints: await openComplaints() };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'reviewer');
  const complaintId = rowId((await request.formData()).get('complaint'));
  await handleComplaint({ complaintId, actorId: personId, now: now() });
  return redirect(href('operator/complaints'));
}

export default function AdminComplaints() {
  const { complaints } = useLoaderData<typeof loader>();
  return (
    <Page title={m.complaints_title()} lead={<p>{m.complaints_lead()}</p>} nav={<OperatorNav />}>
      <Table
        caption={m.complaints_title()}
        rows={complaints}
        rowKey={(row) => row.id}
        empty={m.admin_nothing_waits()}
        columns={[
          {
            label: m.column_loan(),
            cell: (row) => <Link to={href('operator/loan', { id: row.loanId })}>{row.name}</Link>,
          },
          {
            label: m.column_when(),
            saysItself: true,
            cell: (row) => <InstantText at={row.madeAt} />,
          },
          {
            label: m.complaint_text(),
            cell: (row) => <p className="max-w-prose whitespace-pre-line">{row.text}</p>,
          },
          {
            label: m.column_next(),
            cell: (row) => (
              <Form method="post">
                <input type="hidden" name="complaint" value={row.id} />
                <Button kind="quiet">{m.complaint_handled()}</Button>
              </Form>
            ),
          },
        ]}
      />
    </Page>
  );
}
