import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { staffLoans } from '#app/domain/loans/desk-loans.ts';
import { loanForAuditor } from '#app/domain/people/auditor-view.ts';
import { m } from '#app/messages/compiled/messages.js';
import { LoanStatus } from '#app/platform/generated/enums.ts';
import { AdminNav } from '../ui/admin-nav.tsx';
import { FindForm, OlderRows } from '../ui/find-form.tsx';
import { StaffLoanTable } from '../ui/staff-loan-table.tsx';
import { Page } from '../ui/page.tsx';
import { findOf } from '../web/find-query.ts';
import { requireStaff, seesPeople } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor');
  const asked = findOf(request);
  const { loans, next } = await staffLoans(seesPeople(actor) ? asked : { ...asked, text: '' });
  return {
    asked,
    statuses: Object.values(LoanStatus),
    loans: seesPeople(actor) ? loans : loans.map(loanForAuditor),
    next,
  };
}

export default function AdminLoans() {
  const { asked, statuses, loans, next } = useLoaderData<typeof loader>();
  return (
    <Page title={m.admin_loans()}>
      <AdminNav />
      <FindForm asked={asked} hint={m.find_loans_hint()} statuses={statuses} />
      <StaffLoanTable caption={m.admin_loans()} loans={loans} />
      <OlderRows asked={asked} next={next} />
    </Page>
  );
}
