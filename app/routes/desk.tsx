import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { deskLoans } from '#app/domain/loans/desk-loans.ts';
import { deskTasks } from '#app/domain/settlements/desk-tasks.ts';
import { settlementsOf } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { LinkButton } from '../ui/button.tsx';
import { DeskTaskList } from '../ui/desk-tasks.tsx';
import { loanStatusWords } from '../ui/loan-status-words.ts';
import { MoneyText, monthWords } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { reportStatusWords } from '../ui/settlement-words.ts';
import { Table } from '../ui/table.tsx';
import { paths } from '../web/paths.ts';
import { requirePartnerStaff } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const { reports } = await settlementsOf(partner.id, fundingCurrency());
  return {
    loans: await deskLoans(partner.id),
    reports,
    tasks: await deskTasks(partner.id, now()),
    role: partner.role,
    period: now().toISOString().slice(0, 7),
  };
}

export default function Desk() {
  const { loans, reports, tasks, period } = useLoaderData<typeof loader>();
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
        <Table
          caption={m.desk_loans()}
          rows={loans}
          rowKey={(loan) => loan.id}
          empty={m.desk_no_loans()}
          columns={[
            {
              label: m.column_loan(),
              cell: (loan) => (
                <>
                  <Link to={paths.deskLoan(loan.id)}>{loan.name}</Link>
                  <span className="block text-sm text-ink-soft">{loan.use}</span>
                </>
              ),
            },
            { label: m.column_reference(), cell: (loan) => loan.externalId ?? String(loan.id) },
            {
              label: m.column_state(),
              cell: (loan) => (
                <>
                  {loanStatusWords(loan.status)}
                  {loan.status === 'changes_requested' && loan.reason ? (
                    <span className="block text-sm text-amber">{loan.reason}</span>
                  ) : null}
                </>
              ),
            },
            {
              label: m.column_raised(),
              isFigure: true,
              cell: (loan) => (
                <>
                  <MoneyText amount={loan.raised} currency={loan.currency} isBare /> /{' '}
                  <MoneyText amount={loan.amount} currency={loan.currency} />
                </>
              ),
            },
          ]}
        />
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
