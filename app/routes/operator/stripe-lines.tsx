import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { warnedPayments } from '#app/domain/disputes/fraud-warnings.ts';
import { openStripeLines } from '#app/domain/reconciliation/stripe-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Flag, Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';
import { accountWords } from './account-words.ts';
import { OperatorNav } from './operator-nav.tsx';
import { lineWords, suggestionWords } from './stripe-line-words.ts';

/** What happened at Stripe without us, as long as nobody has said what it is. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  return {
    lines: await openStripeLines(),
    warnings: await warnedPayments(),
    mayAct: hasRole(actor, 'treasurer'),
  };
}

export default function AdminStripeLines() {
  const { lines, warnings, mayAct } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.stripe_lines_title()}
      lead={<p>{m.stripe_lines_lead()}</p>}
      trail={[{ to: href('operator/money'), label: m.money_title() }]}
      nav={<OperatorNav />}
    >
      {warnings.map((payment) => (
        <Notice key={payment.id} tone="late">
          {m.warning_of()} <MoneyText amount={payment.amount} currency={payment.currency} />{' '}
          {mayAct ? (
            <Link to={href('operator/fraud-warning', { id: payment.id })}>{m.warning_act()}</Link>
          ) : null}
        </Notice>
      ))}
      <Table
        caption={m.stripe_lines_title()}
        rows={lines}
        rowKey={(line) => line.id}
        empty={m.stripe_lines_none()}
        columns={[
          {
            label: m.column_when(),
            saysItself: true,
            cell: (line) => <InstantText at={line.createdAt ?? line.bookedAt} />,
          },
          {
            label: m.column_what(),
            narrow: 'lead',
            cell: (line) => (
              <>
                {lineWords(line.type)}{' '}
                {line.isProposed ? <Flag>{m.stripe_line_proposed()}</Flag> : null}
                <span className="figures block text-sm break-all text-ink-soft">
                  {line.description ?? line.sourceId ?? line.id}
                </span>
              </>
            ),
          },
          {
            label: m.stripe_line_booked(),
            cell: (line) => accountWords(line.bookedAgainst ?? 'suspense'),
          },
          { label: m.stripe_line_suggestion(), cell: (line) => suggestionWords(line.suggestion) },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (line) => <MoneyText amount={line.amount} currency={line.currency} />,
          },
          ...(mayAct
            ? [
                {
                  label: m.column_next(),
                  cell: (line: { id: string }) => (
                    <Link to={href('operator/stripe-line', { line: line.id })}>
                      {m.stripe_line_act()}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Page>
  );
}
