import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { reviewQueue } from '#app/domain/loans/desk-loans.ts';
import { openProposals } from '#app/domain/people/open-proposals.ts';
import { readiness } from '#app/domain/notifications/readiness.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { AdminNav } from '../ui/admin-nav.tsx';
import { MoneyText } from '../ui/money.tsx';
import { Notice } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { ProposalList } from '../ui/proposal-list.tsx';
import { Table } from '../ui/table.tsx';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor', 'support');
  return {
    queue: await reviewQueue(),
    proposals: await openProposals(),
    state: await readiness(now()),
    actorId: actor.personId,
  };
}

export default function Admin() {
  const { queue, proposals, state, actorId } = useLoaderData<typeof loader>();
  return (
    <Page title={m.admin_title()}>
      <AdminNav />
      {state.failedJobs > 0 ? (
        <Notice tone="wrong">
          <Link to={paths.adminJobs()}>{m.admin_failed_jobs({ count: state.failedJobs })}</Link>
        </Notice>
      ) : null}
      <Section title={m.admin_review()}>
        <Table
          caption={m.admin_review()}
          rows={queue}
          rowKey={(loan) => loan.id}
          empty={m.admin_nothing_waits()}
          columns={[
            {
              label: m.column_loan(),
              cell: (loan) => (
                <>
                  <Link to={paths.adminReview(loan.id)}>{loan.name}</Link>
                  <span className="block text-sm text-ink-soft">{loan.use}</span>
                </>
              ),
            },
            { label: m.column_partner(), cell: (loan) => loan.partner },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: (loan) => <MoneyText amount={loan.amount} currency={loan.currency} />,
            },
          ]}
        />
      </Section>
      <Section title={m.admin_second_person()}>
        <ProposalList proposals={proposals} actorId={actorId} />
      </Section>
    </Page>
  );
}
