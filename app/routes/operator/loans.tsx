import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { staffLoans } from '#app/domain/loans/desk-loans.ts';
import { loanForAuditor } from '#app/domain/operations/auditor-view.ts';
import { m } from '#app/messages/compiled/messages.js';
import { LoanStatus } from '#app/platform/generated/enums.ts';
import { OperatorNav } from './operator-nav.tsx';
import { FindForm, OlderRows } from '#app/ui/find-form.tsx';
import { StaffLoanTable } from './loan-table.tsx';
import { Page } from '#app/ui/page.tsx';
import { findOf } from '#app/web/find-query.ts';
import { requireStaff, seesBorrowers } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor');
  const isNamed = seesBorrowers(actor);
  const wanted = findOf(request);
  // Whoever may not read names may not search by them either.
  const asked = isNamed ? wanted : { ...wanted, text: numberIn(wanted.text) };
  const { loans, next } = await staffLoans(asked);
  return {
    asked,
    statuses: Object.values(LoanStatus),
    loans: isNamed ? loans : loans.map(loanForAuditor),
    next,
  };
}

/** `12` from `#12`; nothing from anything else. */
function numberIn(text: string): string {
  return /^#?(\d{1,9})$/.exec(text)?.[1] ?? '';
}

export default function AdminLoans() {
  const { asked, statuses, loans, next } = useLoaderData<typeof loader>();
  return (
    <Page title={m.admin_loans()} nav={<OperatorNav />}>
      <FindForm asked={asked} hint={m.find_loans_hint()} statuses={statuses} />
      <StaffLoanTable caption={m.admin_loans()} loans={loans} />
      <OlderRows asked={asked} next={next} />
    </Page>
  );
}
