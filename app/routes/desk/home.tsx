import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoans } from '#app/domain/loans/desk-loans.ts';
import { deskTasks } from '#app/domain/operations/desk-tasks.ts';
import { m } from '#app/messages/compiled/messages.js';
import { periodIn } from '#app/money/periods.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { LoanStatus } from '#app/platform/generated/enums.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DeskNav } from './desk-nav.tsx';
import { DeskLoanTable } from './loan-table.tsx';
import { DeskTaskList } from './desk-tasks.tsx';
import { monthWords } from '#app/ui/money.tsx';
import { FindForm, OlderRows } from '#app/ui/find-form.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { findOf } from '#app/web/find-query.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const asked = findOf(request);
  return {
    ...(await deskLoans(partner.id, asked)),
    asked,
    statuses: Object.values(LoanStatus),
    tasks: await deskTasks(partner.id, now()),
    period: periodIn(partner.zone, now()),
  };
}

export default function Desk() {
  const { loans, next, asked, statuses, tasks, period } = useLoaderData<typeof loader>();
  return (
    <Page title={m.desk_title()}>
      <DeskNav />
      <DeskTaskList tasks={tasks} />
      <div className="flex flex-wrap gap-3">
        <LinkButton to={href('desk/loan-new')}>{m.desk_new_loan()}</LinkButton>
        <LinkButton to={href('desk/report', { period })} kind="quiet">
          {m.desk_report({ period: monthWords(period) })}
        </LinkButton>
      </div>
      <Section title={m.desk_loans()}>
        <FindForm asked={asked} hint={m.find_loans_hint()} statuses={statuses} />
        <DeskLoanTable loans={loans} isSearched={asked.text !== '' || asked.status !== null} />
        <OlderRows asked={asked} next={next} />
      </Section>
    </Page>
  );
}
