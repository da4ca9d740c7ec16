import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { settlementsOf } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { periodIn } from '#app/money/periods.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DeskNav } from './desk-nav.tsx';
import { monthWords } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { reportStatusWords } from '#app/ui/settlement-words.ts';
import { Table } from '#app/ui/table.tsx';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const { reports } = await settlementsOf(partner.id, fundingCurrency());
  return { reports, period: periodIn(partner.zone, now()) };
}

/** A partner's monthly reports, and the way to this month's. */
export default function DeskReports() {
  const { reports, period } = useLoaderData<typeof loader>();
  return (
    <Page title={m.desk_reports()} lead={<p>{m.desk_reports_lead()}</p>} nav={<DeskNav />}>
      <p>
        <LinkButton to={href('desk/report', { period })}>
          {m.desk_report({ period: monthWords(period) })}
        </LinkButton>
      </p>
      <Table
        caption={m.desk_reports()}
        rows={reports}
        rowKey={(report) => report.period}
        empty={m.desk_no_reports()}
        columns={[
          {
            label: m.column_period(),
            cell: (report) => (
              <Link to={href('desk/report', { period: report.period })}>
                {monthWords(report.period)}
              </Link>
            ),
          },
          {
            label: m.column_state(),
            saysItself: true,
            cell: (report) => reportStatusWords(report),
          },
          { label: m.column_lines(), isFigure: true, cell: (report) => report.lineCount },
        ]}
      />
    </Page>
  );
}
