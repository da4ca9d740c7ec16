import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { deskLoans } from '#app/domain/loans/desk-loans.ts';
import { deskTasks } from '#app/domain/settlements/desk-tasks.ts';
import { settlementsOf } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { LoanStatus } from '#app/platform/generated/enums.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { LinkButton } from '../ui/button.tsx';
import { DeskLoanTable } from '../ui/desk-loan-table.tsx';
import { DeskTaskList } from '../ui/desk-tasks.tsx';
import { monthWords } from '../ui/money.tsx';
import { FindForm, OlderRows } from '../ui/find-form.tsx';
import { Page, Section } from '../ui/page.tsx';
import { reportStatusWords } from '../ui/settlement-words.ts';
import { Table } from '../ui/table.tsx';
import { findOf } from '../web/find-query.ts';
import { paths } from '../web/paths.ts';
import { requirePartnerStaff } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const asked = findOf(request);
  const { reports } = await settlementsOf(partner.id, fundingCurrency());
  return {
    ...(await deskLoans(partner.id, asked)),
    asked,
    statuses: Object.values(LoanStatus),
    reports,
    tasks: await deskTasks(partner.id, now()),
    role: partner.role,
    period: now().toISOString().slice(0, 7),
  };
}

export default function Desk() {
  const { loans, next, asked, statuses, reports, tasks, period } = useLoaderData<typeof loader>();
  return (
    <Page title={m.desk_title()}>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={paths.deskDraft()}>{m.desk_new_loan()}</LinkButton>
        <LinkButton to={paths.deskBorrowers()} kind="quiet">
          {m.borrowers_title()}
        </LinkButton>
        <LinkButton to={paths.deskImport()} kind="quiet">
          {m.desk_import()}
        </LinkButton>
        <LinkButton to={paths.deskReport(period)} kind="quiet">
          {m.desk_report({ period: monthWords(period) })}
        </LinkButton>
        <LinkButton to={paths.deskSettlements()} kind="quiet">
          {m.desk_settlements()}
        </LinkButton>
        <LinkButton to={paths.deskStaff()} kind="quiet">
          {m.staff_title()}
        </LinkButton>
      </div>
      <DeskTaskList tasks={tasks} />
      <Section title={m.desk_loans()}>
        <FindForm asked={asked} hint={m.find_loans_hint()} statuses={statuses} />
        <DeskLoanTable loans={loans} isSearched={asked.text !== '' || asked.status !== null} />
        <OlderRows asked={asked} next={next} />
      </Section>
      <Section title={m.desk_reports()}>
        <Table
          caption={m.desk_reports()}
          rows={reports}
          rowKey={(report) => report.period}
          empty={m.desk_no_reports()}
          columns={[
            {
              label: m.column_period(),
              cell: (report) => (
                <Link to={paths.deskReport(report.period)}>{monthWords(report.period)}</Link>
              ),
            },
            { label: m.column_state(), cell: (report) => reportStatusWords(report) },
            { label: m.column_lines(), isFigure: true, cell: (report) => report.lineCount },
          ]}
        />
      </Section>
    </Page>
  );
}
