import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { staffLoans } from '#app/domain/loans/desk-loans.ts';
import { loanForAuditor } from '#app/domain/people/auditor-view.ts';
import { m } from '#app/messages/compiled/messages.js';
import { LoanStatus } from '#app/platform/generated/enums.ts';
import { AdminNav } from '../ui/admin-nav.tsx';
import { loanStatusWords } from '../ui/loan-status-words.ts';
import { StaffLoanTable } from '../ui/staff-loan-table.tsx';
import { Page } from '../ui/page.tsx';
import { paths } from '../web/paths.ts';
import { requireStaff, seesPeople } from '../web/session.ts';

const isStatus = (text: string): text is LoanStatus => Object.hasOwn(LoanStatus, text);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor');
  const asked = new URL(request.url).searchParams.get('status') ?? '';
  const status = isStatus(asked) ? asked : 'in_repayment';
  const rows = await staffLoans(status);
  const loans = seesPeople(actor) ? rows : rows.map(loanForAuditor);
  return { status, statuses: Object.values(LoanStatus), loans };
}

export default function AdminLoans() {
  const { status, statuses, loans } = useLoaderData<typeof loader>();
  return (
    <Page title={m.admin_loans()}>
      <AdminNav />
      <nav aria-label={m.column_state()}>
        <ul className="flex flex-wrap gap-x-4">
          {statuses.map((word) => (
            <li key={word}>
              <Link
                to={`${paths.adminLoans()}?status=${word}`}
                aria-current={word === status ? 'page' : undefined}
                className="inline-flex min-h-11 items-center aria-[current=page]:font-bold aria-[current=page]:text-ink aria-[current=page]:no-underline"
              >
                {loanStatusWords(word)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <StaffLoanTable caption={m.admin_loans()} loans={loans} />
    </Page>
  );
}
