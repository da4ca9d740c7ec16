import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { deskBorrowers } from '#app/domain/loans/desk-borrowers.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { DeskNav } from './desk-nav.tsx';
import { FindForm, OlderRows } from '#app/ui/find-form.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { findOf } from '#app/web/find-query.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const asked = findOf(request);
  return { ...(await deskBorrowers(partner.id, asked)), asked };
}

export default function DeskBorrowers() {
  const { borrowers, next, asked } = useLoaderData<typeof loader>();
  return (
    <Page title={m.borrowers_title()} lead={<p>{m.borrowers_lead()}</p>} nav={<DeskNav />}>
      <FindForm asked={asked} hint={m.find_borrowers_hint()} />
      <Table
        caption={m.borrowers_title()}
        rows={borrowers}
        rowKey={(row) => row.id}
        empty={asked.text ? m.find_none() : m.borrowers_none()}
        columns={[
          {
            label: m.draft_borrower(),
            cell: (row) => (
              <>
                <Link to={href('desk/borrower', { id: row.id })}>{row.name}</Link>
                {row.memberCount > 1 ? (
                  <span className="text-sm text-ink-soft">
                    {' '}
                    · {m.borrowers_members({ count: row.memberCount })}
                  </span>
                ) : null}
              </>
            ),
          },
          { label: m.draft_client_id(), cell: (row) => row.clientId ?? '–' },
          { label: m.draft_town(), cell: (row) => row.town ?? '–' },
          {
            label: m.consent_title(),
            cell: (row) =>
              row.hasConsent ? (
                <Flag tone="good">{m.consent_given()}</Flag>
              ) : (
                <Flag tone="late">{m.consent_missing()}</Flag>
              ),
          },
          {
            label: m.borrowers_photo(),
            cell: (row) => (row.hasPhoto ? m.borrowers_has_photo() : m.borrowers_no_photo()),
          },
          { label: m.partners_loans(), isFigure: true, cell: (row) => row.loanCount },
        ]}
      />
      <OlderRows asked={asked} next={next} />
    </Page>
  );
}
