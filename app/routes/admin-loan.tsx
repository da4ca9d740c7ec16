import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { staffLoan } from '#app/domain/loans/desk-loans.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { LoanActs } from '../ui/loan-acts.tsx';
import { Card, Page } from '../ui/page.tsx';
import { StaffLoanFacts } from '../ui/staff-loan-facts.tsx';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor');
  const loan = await staffLoan(rowId(params['id']));
  if (!loan) throw new Response(null, { status: 404 });
  const may = (role: 'reviewer' | 'treasurer') =>
    actor.staffRoles.includes(role) || actor.staffRoles.includes('admin');
  return { loan, mayReview: may('reviewer'), mayMoveMoney: may('treasurer') };
}

export default function AdminLoan() {
  const { loan, mayReview, mayMoveMoney } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`${loan.borrower.groupName ?? loan.borrower.firstName} ${loan.use}`}
      trail={[{ to: paths.admin(), label: m.admin_title() }]}
    >
      {mayReview && loan.status === 'in_review' ? (
        <div className="grid gap-5 lg:grid-cols-2">
          <Card>
            <p>{m.review_approve_text({ days: loan.fundraiserDays })}</p>
            <Form method="post" action={paths.adminApproval(loan.id)}>
              <Button>{m.review_approve()}</Button>
            </Form>
          </Card>
          <Card>
            <Form method="post" action={paths.adminReturn(loan.id)} className="grid gap-4">
              <TextArea name="reason" label={m.review_reason()} rows={3} isRequired />
              <Button kind="quiet">{m.review_send_back()}</Button>
            </Form>
          </Card>
        </div>
      ) : null}
      {mayMoveMoney ? <LoanActs loan={loan} /> : null}
      <StaffLoanFacts loan={loan} />
    </Page>
  );
}
