import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { failedJobs, lostJobs, retryFailedJob } from '#app/domain/operations/failed-jobs.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { OperatorNav } from './operator-nav.tsx';
import { Button } from '#app/ui/button.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'admin');
  return { jobs: await failedJobs(), lost: await lostJobs(now()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const failedJobId = rowId((await request.formData()).get('job'));
  await retryFailedJob({ failedJobId, actorId: personId, now: now() });
  return redirect(href('operator/jobs'));
}

export default function AdminJobs() {
  const { jobs, lost } = useLoaderData<typeof loader>();
  return (
    <Page title={m.jobs_title()} lead={<p>{m.jobs_lead()}</p>} nav={<OperatorNav />}>
      <Table
        caption={m.jobs_title()}
        rows={jobs}
        rowKey={(job) => job.id}
        empty={m.jobs_none()}
        columns={[
          { label: m.column_what(), cell: (job) => job.name },
          {
            label: m.column_when(),
            saysItself: true,
            cell: (job) => <InstantText at={job.failedAt} />,
          },
          { label: m.jobs_attempts(), isFigure: true, cell: (job) => job.attempts },
          {
            label: m.jobs_error(),
            cell: (job) => <code className="text-sm break-words">{job.error.slice(0, 300)}</code>,
          },
          {
            label: m.jobs_action(),
            cell: (job) => (
              <Form method="post">
                <input type="hidden" name="job" value={job.id} />
                <Button kind="quiet">{m.jobs_retry()}</Button>
              </Form>
            ),
          },
        ]}
      />
      <Section title={m.jobs_lost_title()}>
        <p>{m.jobs_lost_lead()}</p>
        <Table
          caption={m.jobs_lost_title()}
          rows={lost}
          rowKey={(job) => String(job.id)}
          empty={m.jobs_lost_none()}
          columns={[
            { label: m.column_what(), cell: (job) => job.name },
            {
              label: m.column_when(),
              saysItself: true,
              cell: (job) => <InstantText at={job.lostAt} />,
            },
            { label: m.jobs_lost_times(), isFigure: true, cell: (job) => job.timesLost },
            {
              label: m.jobs_lost_state(),
              cell: (job) => (job.isDone ? m.jobs_lost_done() : m.jobs_lost_waits()),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
