import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { stuckThings } from '#app/domain/operations/stuck.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';
import { OperatorNav } from './operator-nav.tsx';
import { stuckName, stuckReason } from './stuck-words.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  return { things: await stuckThings(now()), mayAct: hasRole(actor, 'treasurer') };
}

/** Everything that should have ended by itself and has not. */
export default function AdminStuck() {
  const { things, mayAct } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.stuck_title()}
      lead={<p>{m.stuck_lead()}</p>}
      trail={[{ to: href('operator/money'), label: m.money_title() }]}
      nav={<OperatorNav />}
    >
      <Table
        caption={m.stuck_title()}
        rows={things}
        rowKey={(one) => `${one.kind} ${one.id}`}
        empty={m.stuck_none()}
        columns={[
          {
            label: m.column_what(),
            cell: ({ kind, id, why }) => (
              <>
                {mayAct ? (
                  <Link to={href('operator/stuck-thing', { kind, id })}>{stuckName(kind, id)}</Link>
                ) : (
                  stuckName(kind, id)
                )}
                <span className="block text-sm text-ink-soft">{stuckReason(why)}</span>
              </>
            ),
          },
          {
            label: m.stuck_since(),
            saysItself: true,
            cell: (one) => <InstantText at={one.since} />,
          },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (one) => (one.amount ? <MoneyText {...one.amount} /> : '–'),
          },
        ]}
      />
    </Page>
  );
}
