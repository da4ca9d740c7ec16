import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { failedPayouts, sentWires } from '#app/domain/payouts/failed-payouts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { pick } from '#app/platform/pick.ts';
import { cardWords } from '#app/messages/card-words.ts';
import { OperatorNav } from './operator-nav.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { hasRole, requireStaff } from '#app/web/session.ts';

const shown = ['id', 'amount', 'currency', 'endedAt', 'partner', 'lender'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  // An auditor reads all, but no lender's name, and nothing that was written about them.
  const isTreasurer = hasRole(actor, 'treasurer');
  const seen = <
    Row extends { lender: string | null; failure: string | null; proof: string | null },
  >(
    rows: Row[],
  ) =>
    rows.map((row) => (isTreasurer ? row : { ...row, lender: null, failure: null, proof: null }));
  return {
    rows: seen(await failedPayouts()).map((row) => pick(row, ...shown, 'card', 'failure')),
    wires: seen(await sentWires()).map((row) => pick(row, ...shown, 'loanId', 'proof')),
    isTreasurer,
  };
}

export default function AdminFailedPayouts() {
  const { rows, wires, isTreasurer } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.failed_payouts_title()}
      lead={<p>{m.failed_payouts_lead()}</p>}
      trail={[{ to: href('operator/money'), label: m.money_title() }]}
      nav={<OperatorNav />}
    >
      <Table
        caption={m.failed_payouts_title()}
        rows={rows}
        rowKey={(row) => row.id}
        empty={m.failed_payouts_none()}
        columns={[
          {
            label: m.column_when(),
            saysItself: true,
            cell: (row) => (row.endedAt ? <InstantText at={row.endedAt} /> : null),
          },
          {
            label: m.failed_payouts_to(),
            narrow: 'lead',
            cell: (row) => row.partner ?? row.lender ?? m.failed_payouts_a_lender(),
          },
          {
            label: m.withdrawal_way(),
            cell: (row) =>
              row.card
                ? m.withdrawal_to_card({ card: cardWords(row.card) })
                : m.withdrawal_to_bank(),
          },
          { label: m.failed_payouts_why(), cell: (row) => row.failure },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
          },
        ]}
      />
      <Section title={m.sent_wires_title()}>
        <p className="max-w-[44rem]">{m.sent_wires_lead()}</p>
        <Table
          caption={m.sent_wires_title()}
          rows={wires}
          rowKey={(row) => row.id}
          empty={m.sent_wires_none()}
          columns={[
            {
              label: m.column_when(),
              saysItself: true,
              cell: (row) => (row.endedAt ? <InstantText at={row.endedAt} /> : null),
            },
            {
              label: m.failed_payouts_to(),
              narrow: 'lead',
              cell: (row) => (
                <>
                  {row.partner ?? row.lender ?? m.failed_payouts_a_lender()}
                  {row.loanId ? (
                    <span className="block text-sm">
                      <Link to={href('operator/loan', { id: row.loanId })}>
                        {m.subject_loan({ number: String(row.loanId) })}
                      </Link>
                    </span>
                  ) : null}
                </>
              ),
            },
            { label: m.column_reference(), cell: (row) => row.proof },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
            },
            ...(isTreasurer
              ? [
                  {
                    label: m.column_next(),
                    cell: (row: { id: number }) => (
                      <Link to={href('operator/payout-part-return', { id: row.id })}>
                        {m.bank_return_act()}
                      </Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </Page>
  );
}
