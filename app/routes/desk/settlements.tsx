import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { toPay } from '#app/domain/desks/to-pay.ts';
import { issueSettlement } from '#app/domain/settlements/issue-settlement.ts';
import { settlementsOf } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { periodIn } from '#app/money/periods.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { ToPay } from './day-parts.tsx';
import { DeskNav } from './desk-nav.tsx';
import { Button } from '#app/ui/button.tsx';
import { DayText, MoneyText, monthWords } from '#app/ui/money.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { settlementStatusWords } from '#app/ui/settlement-words.ts';
import { Table } from '#app/ui/table.tsx';
import { refusedAbove } from '#app/web/forms.ts';
import { refusalWords } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  return {
    ...(await settlementsOf(partner.id, fundingCurrency())),
    toPay: await toPay(partner.id, now()),
    role: partner.role,
  };
}

/** A manager signs: what the final reports come to is owed from here on. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'manager');
  const at = now();
  const period = periodIn(partner.zone, at);
  const signed = { partnerId: partner.id, period, actorId: personId, now: at };
  const answer = await issueSettlement(signed);
  if ('refused' in answer) {
    return refusedAbove(
      refusalWords(answer.refused) + ('pair' in answer ? ` (${answer.pair})` : ''),
    );
  }
  return redirect(href('desk/settlement', { id: answer.settlementIds[0] ?? 0 }));
}

export default function DeskSettlements() {
  const { settlements, reports, payable, toPay: open, role } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const waiting = reports.filter((report) => report.status === 'final' && !report.isSettled);
  return (
    <Page
      title={m.desk_settlements()}
      lead={
        <p>
          {m.settlements_payable()} <MoneyText amount={payable} />
        </p>
      }
      nav={<DeskNav />}
    >
      <ErrorSummary errors={{}} refused={answer?.refused ?? null} />
      {waiting.length > 0 && role === 'manager' ? (
        <Form method="post" className="grid gap-3">
          <p>
            {m.settlements_waiting({
              periods: waiting.map((one) => monthWords(one.period)).join(', '),
            })}
          </p>
          <p>
            <Button>{m.settlements_sign()}</Button>
          </p>
        </Form>
      ) : null}
      {open.map((row) => (
        <ToPay key={row.id} row={row} />
      ))}
      <Table
        caption={m.desk_settlements()}
        rows={settlements}
        rowKey={(row) => row.id}
        empty={m.settlements_none()}
        columns={[
          {
            label: m.column_period(),
            cell: (row) => (
              <Link to={href('desk/settlement', { id: row.id })}>{monthWords(row.period)}</Link>
            ),
          },
          {
            label: m.column_state(),
            saysItself: true,
            cell: (row) => settlementStatusWords(row.status),
          },
          {
            label: m.bank_line_reference(),
            cell: (row) => <span className="figures whitespace-nowrap">{row.reference}</span>,
          },
          {
            label: m.pay_by(),
            saysItself: true,
            cell: (row) => (row.payBy ? <DayText day={row.payBy} /> : '–'),
          },
          {
            label: m.settlement_due(),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.due} currency={row.currency} />,
          },
          {
            label: m.settlement_received(),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.received} currency={row.currency} />,
          },
        ]}
      />
    </Page>
  );
}
