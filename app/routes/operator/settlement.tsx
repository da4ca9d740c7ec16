import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { settlementPage, shownLines } from '#app/domain/settlements/settlement-page.ts';
import { settlementForAuditor } from '#app/domain/operations/auditor-view.ts';
import { isFromOutside } from '#app/domain/receipts/payment-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { without } from '#app/platform/pick.ts';
import { OperatorNav } from './operator-nav.tsx';
import { InstantText, MoneyText, monthWords } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { receiptWords } from '#app/ui/settlement-words.ts';
import { SettlementFacts } from '#app/ui/settlement-facts.tsx';
import { Table } from '#app/ui/table.tsx';
import { linesAsked } from '#app/web/lines-asked.ts';
import { rowId } from '#app/web/path-id.ts';
import { hasRole, requireStaff, seesBorrowers } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  const found = await settlementPage(rowId(params['id']), linesAsked(request));
  if (!found) throw new Response(null, { status: 404 });
  const own = seesBorrowers(actor) ? found : settlementForAuditor(found);
  return {
    settlement: { ...without(own, 'id', 'issuedAt'), lines: shownLines(own) },
    mayAct: hasRole(actor, 'treasurer'),
  };
}

export default function AdminSettlement() {
  const { settlement, mayAct } = useLoaderData<typeof loader>();
  const isRecallable = (row: { source: string; reversedAt: Date | null }) =>
    mayAct && !row.reversedAt && isFromOutside(row.source);
  return (
    <Page
      title={`${settlement.partner}, ${monthWords(settlement.period)}`}
      trail={[{ to: href('operator/settlements'), label: m.settlements_all() }]}
      nav={<OperatorNav />}
    >
      <SettlementFacts settlement={settlement} />
      <Section title={m.receipts_title()}>
        <Table
          caption={m.receipts_title()}
          rows={settlement.receipts}
          rowKey={(row) => row.id}
          empty={m.receipts_none()}
          columns={[
            {
              label: m.column_when(),
              saysItself: true,
              cell: (row) => <InstantText at={row.bookedAt} />,
            },
            {
              label: m.wire_source(),
              narrow: 'lead',
              cell: (row) => receiptWords(row),
            },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
            },
            {
              label: m.column_next(),
              cell: (row) =>
                isRecallable(row) ? (
                  <Link to={href('operator/receipt-reversal', { id: row.id })}>
                    {m.reversal_act()}
                  </Link>
                ) : row.reversedAt ? (
                  <Flag tone="late">{m.receipt_reversed()}</Flag>
                ) : null,
            },
          ]}
        />
      </Section>
    </Page>
  );
}
