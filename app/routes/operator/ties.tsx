import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { makeTies, newestTies } from '#app/domain/ties/make-ties.ts';
import { m } from '#app/messages/compiled/messages.js';
import { addDays, isoDay } from '#app/money/days.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { DayText, InstantText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';
import { OperatorNav } from './operator-nav.tsx';
import { tieTone, tieWords } from './tie-words.ts';

const shownDays = 120;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  const ties = await newestTies({ from: addDays(isoDay(now()), -shownDays) });
  return { ties, mayAct: hasRole(actor, 'treasurer') };
}

/** The ties of yesterday and of days that did not tie are made again now. */
export async function action({ request }: ActionFunctionArgs) {
  await requireStaff(request, 'treasurer');
  await makeTies(now());
  return redirect(href('operator/ties'));
}

/** Each day that was held against Stripe and the bank. */
export default function AdminTies() {
  const { ties, mayAct } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.ties_title()}
      lead={<p>{m.ties_lead()}</p>}
      trail={[{ to: href('operator/money'), label: m.money_title() }]}
      nav={<OperatorNav />}
    >
      <Table
        caption={m.ties_title()}
        rows={ties}
        rowKey={(tie) => tie.day}
        empty={m.ties_none()}
        columns={[
          {
            label: m.disburse_day(),
            narrow: 'lead',
            cell: ({ day }) => (
              <Link to={href('operator/tie', { day })}>
                <DayText day={day} />
              </Link>
            ),
          },
          {
            label: m.column_state(),
            saysItself: true,
            cell: ({ status }) => <Flag tone={tieTone(status)}>{tieWords(status)}</Flag>,
          },
          { label: m.tie_made(), cell: ({ madeAt }) => <InstantText at={madeAt} /> },
        ]}
      />
      {mayAct ? (
        <Form method="post">
          <Button kind="quiet">{m.ties_make()}</Button>
        </Form>
      ) : null}
    </Page>
  );
}
