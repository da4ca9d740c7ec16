import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { settlementPage } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { MoneyText } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { settlementStatusWords } from '../ui/settlement-words.ts';
import { Facts, Table } from '../ui/table.tsx';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requirePartnerStaff } from '../web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const settlement = await settlementPage(rowId(params['id']), partner.id);
  if (!settlement) throw new Response(null, { status: 404 });
  return { settlement };
}

export default function DeskSettlementPage() {
  const { settlement } = useLoaderData<typeof loader>();
  const { currency } = settlement;
  const sum = (amount: bigint) => <MoneyText amount={amount} currency={currency} isBare />;
  return (
    <Page
      title={m.settlement_title({ period: settlement.period })}
      trail={[{ to: paths.deskSettlements(), label: m.desk_settlements() }]}
    >
      <Facts
        rows={[
          { label: m.column_state(), value: settlementStatusWords(settlement.status) },
          {
            label: m.settlement_due(),
            value: <MoneyText amount={settlement.due} currency={currency} />,
          },
          {
            label: m.settlement_netted(),
            value: <MoneyText amount={settlement.netted} currency={currency} />,
          },
          {
            label: m.settlement_received(),
            value: <MoneyText amount={settlement.received} currency={currency} />,
          },
          {
            label: m.settlement_open(),
            value: <MoneyText amount={settlement.due - settlement.received} currency={currency} />,
          },
        ]}
      />
      <Table
        caption={m.settlement_lines()}
        rows={settlement.lines}
        rowKey={(line) => line.number}
        empty=""
        columns={[
          { label: m.column_loan(), cell: (line) => `${line.name} (#${line.loanId})` },
          { label: m.settlement_rate(), isFigure: true, cell: (line) => line.rate },
          { label: m.settlement_expected(), isFigure: true, cell: (line) => sum(line.expected) },
          { label: m.settlement_cash(), isFigure: true, cell: (line) => sum(line.cash) },
          { label: m.settlement_loss(), isFigure: true, cell: (line) => sum(line.loss) },
          { label: m.settlement_gain(), isFigure: true, cell: (line) => sum(line.gain) },
          { label: m.settlement_received(), isFigure: true, cell: (line) => sum(line.received) },
        ]}
      />
    </Page>
  );
}
